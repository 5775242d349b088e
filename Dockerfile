# framing in a container: docker build -t framing . && docker run --rm -v "$PWD":/data framing analyze articles -o out
FROM python:3.11-slim
COPY . /src
RUN pip install --no-cache-dir "/src[exchange,import,word]" && rm -rf /src \
    && useradd --create-home reader && mkdir /data && chown reader /data
USER reader
WORKDIR /data
ENTRYPOINT ["framing"]
CMD ["--help"]
