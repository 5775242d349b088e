"""The report in Chromium, as a reader has it: from disk, by clicks and keys."""

import json
import shutil
import threading
import time

import pandas as pd
import pytest

import framing as fr
from framing.shipped import shipped

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed (pip install 'framing[dev]')")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(not (CHROMIUM and shutil.which("chromedriver")), reason="no Chromium with its driver")
BIDI = "\u202eevil\u202c"


@pytest.fixture(scope="module")
def study():
    seeds = fr.analyze(shipped("seeds"), registry="syria", scope="all")
    return seeds


@pytest.fixture(scope="module")
def report(study, tmp_path_factory):
    return study.report(tmp_path_factory.mktemp("browser") / "report")


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage", "window-size=1300,900"):
        options.add_argument(f"--{flag}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    folder = tmp_path_factory.mktemp("downloads")
    options.add_experimental_option("prefs", {"download.default_directory": str(folder)})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    driver.downloads = folder
    yield driver
    driver.quit()


def settled(browser):
    for _ in range(1200):
        if browser.execute_script("return document.body && document.body.dataset.took && !document.body.dataset.busy"):
            return
        time.sleep(0.05)
    raise TimeoutError(browser.current_url)


def visit(browser, page, view):
    browser.get("about:blank")
    browser.get(page.as_uri() + view)
    settled(browser)


def go(browser, view):
    """Follow a link inside the report."""
    browser.execute_script(
        "delete document.body.dataset.took; location.hash === arguments[0] ? (document.body.dataset.took = 1)"
        " : location.hash = arguments[0]", view,
    )  # fmt: skip
    settled(browser)


def texts(browser, selector):
    return browser.execute_script(
        "return [...document.querySelectorAll(arguments[0])].map(one => one.textContent)", selector
    )


def numbers(browser, scope="main", view=" .view:not([hidden])"):
    """Text and address of each number that is a link and leads to passages."""
    return browser.execute_script(
        "return [...document.querySelectorAll(arguments[0] + arguments[1] + ' td.number a')]"
        ".filter(a => a.getAttribute('href').startsWith('#/passages'))"
        ".map(a => [a.textContent, a.getAttribute('href')])", scope, view,
    )  # fmt: skip


def written(file):
    for _ in range(400):
        if file.is_file():
            return file.read_text(encoding="utf-8-sig")
        time.sleep(0.05)
    raise TimeoutError(file)


def passages_counted(browser):
    return int(texts(browser, "#view h1")[0].split()[0].replace(",", ""))


def test_the_page_counts_as_the_table_that_was_written_into_it(browser, report):
    """The overview is written by Python and counted again by the page: both have the same numbers and links."""
    page = report.read_text(encoding="utf-8")
    visit(browser, report, "#/overview")
    for name in ("quoted", "frames", "voices", "accusations", "doubts"):
        counted = browser.execute_script(
            """const text = arguments[0], page = new DOMParser().parseFromString(text, "text/html");
            const read = (root) => [...root.querySelectorAll(`figure[data-table="${arguments[1]}"] tbody tr`)]
              .map(row => [...row.cells].map(cell => [cell.firstChild.textContent.replaceAll("_", " "),
                cell.querySelector("a") && cell.querySelector("a").getAttribute("href")]));
            return [read(page), read(document)]""",
            page,
            name,
        )
        assert counted[0] == counted[1], name


@pytest.mark.parametrize(
    "view",
    [
        "#/overview", "#/overview?outlet=Outlet%20A&voice=quoted", "#/actors", "#/frames?actor=U.S.-led%20coalition",
        "#/actor?of=U.S.-led%20coalition", "#/frame?of=aggression", "#/event?of=deir-al-zor-2018-02",
    ],
)  # fmt: skip
def test_each_number_leads_to_as_many_passages(browser, report, view):
    visit(browser, report, view)
    found = numbers(browser)
    assert found
    for text, href in found[:: max(1, len(found) // 12)]:
        go(browser, href)
        assert passages_counted(browser) == int(text.replace(",", "")), href


@pytest.mark.parametrize("chosen", ["", "&voice=quoted", "&actor=U.S.-led%20coalition", "&outlet=Outlet%20B"])
def test_what_an_event_page_counts_is_what_its_links_lead_to(browser, report, chosen):
    visit(browser, report, "#/event?of=deir-al-zor-2018-02" + chosen)
    shown = browser.find_element("css selector", "#view p.quiet a")
    articles, href = int(shown.text.split()[0]), shown.get_attribute("href")
    found = numbers(browser, "main figure[data-table=naming]", "")
    assert found
    go(browser, href[href.index("#") :])
    assert int(texts(browser, 'figure[data-table="articles"] h2')[0].split()[0]) == articles
    for text, to in found[:: max(1, len(found) // 6)]:
        go(browser, to)
        assert passages_counted(browser) == int(text), to


@pytest.fixture(scope="module")
def three(tmp_path_factory):
    """Three outlets on one event, the first two with more in common, and a fourth with an article of something else."""
    said = "Ann Lee said the attack was brutal. Bob Ray said the regime fell. At least 40 people were killed in Homs."
    other = said.replace("brutal", "vicious") + " Bob Ray smiled."
    frame = pd.DataFrame({"text": [said, other, "Cy Fox said the talks failed.", "It rained."]})
    study = fr.analyze(frame.assign(outlet=["Sun", "Post", "Mail", "Star"], event=["fall", "fall", "fall", None]))
    return study.report(tmp_path_factory.mktemp("three") / "report", figures=False)


def test_what_an_outlet_leaves_out_stands_in_no_report_of_it(browser, three):
    visit(browser, three, "#/event?of=fall")
    browser.find_element("css selector", 'a[href*="without=Mail"]').click()
    settled(browser)
    rows = [row.split("|") for row in browser.execute_script(
        "return [...document.querySelectorAll('figure[data-table=left-out] tbody tr')]"
        ".map(row => [...row.cells].map(cell => cell.textContent).join('|'))"
    )]  # fmt: skip
    told = {(row[0], row[1]) for row in rows}
    assert {("neither quotes nor names", "Ann Lee"), ("neither quotes nor names", "Bob Ray")} <= told
    assert ("has no term of", "aggression") in told and not any("Cy Fox" in row for row in rows)
    assert all(row[3] == "2" and "Mail" not in row[2] for row in rows)
    for text, to in numbers(browser, 'main figure[data-table="left-out"]', ""):
        go(browser, to)
        assert passages_counted(browser) == int(text)
        assert not any("Mail" in where for where in texts(browser, ".passage .where"))
    visit(browser, three, "#/event?of=fall&without=Sun")
    assert texts(browser, 'figure[data-table="left-out"] .none') == ["None."]  # no two others carry what it does not
    visit(browser, three, "#/event?of=fall&without=Star")
    assert "no report" in texts(browser, "#view .lead")[0]


def test_two_outlets_stand_beside_each_other_and_a_number_is_of_one(browser, three):
    visit(browser, three, "#/overview?outlet=Sun&beside=Mail")
    head = 'main section:not([hidden]) figure[data-table="quoted"] th'
    assert texts(browser, head) == ["actor", "Mail", "Sun", "all"]
    found = numbers(browser)
    assert found
    for text, to in found:
        go(browser, to)
        assert passages_counted(browser) == int(text), to
    visit(browser, three, "#/articles?outlet=Sun&beside=Mail")
    assert len(texts(browser, 'figure[data-table="articles"] tbody tr')) == 2


@pytest.mark.parametrize(
    "start", ["#/search?q=regime", "#/frames", "#/frame?of=aggression", "#/frames?frame=aggression"]
)
def test_a_link_to_a_term_leads_to_its_passages(browser, report, start):
    visit(browser, report, start)
    links = "return [...document.querySelectorAll('#view a[href*=\"term=\"]')].map(one => one.getAttribute('href'))"
    found = [one for one in browser.execute_script(links) if one.startswith("#/frame?")]
    assert found
    for to in found[:6]:
        go(browser, to)
        assert int(texts(browser, "#view .headline:last-of-type h2")[-1].split()[0]) > 0, to


def test_the_term_that_is_called_so_comes_first(browser, report):
    visit(browser, report, "#/search?q=regime")
    assert texts(browser, "#view li a")[0] == "label delegitimising: regime"
    browser.find_element("css selector", "#view li a").click()
    settled(browser)
    assert texts(browser, "#view h1") == ["label delegitimising: regime"]  # its pattern stands below
    assert any("=regime" in one for one in texts(browser, "#view .pairs dd"))


def test_a_table_shows_the_first_rows_of_all(browser, report):
    visit(browser, report, "#/frames")
    rows = "return [...document.querySelectorAll('figure[data-table=terms] tbody tr')].map(row => row.textContent)"
    first = browser.execute_script(rows)
    browser.find_element("css selector", "figure[data-table=terms] button.more").click()
    every = browser.execute_script(rows)
    assert len(first) == 25 < len(every) and every[:25] == first and len(set(every)) == len(every)
    counts = [int(text) for text in texts(browser, "figure[data-table=terms] td:last-child")]
    assert counts == sorted(counts, reverse=True)


def test_an_event_is_found_by_its_name(browser, three):
    visit(browser, three, "#/search?q=fall")
    assert "#/event?of=fall" in browser.execute_script(
        "return [...document.querySelectorAll('#view a')].map(one => one.getAttribute('href'))"
    )


def test_names_of_a_part_of_the_reports_lead_to_no_count_of_all(browser, tmp_path):
    said = [f"Ann Lee spoke on day {k}. Later Ann Lee left." for k in range(13)]
    frame = pd.DataFrame({"text": said, "outlet": [f"Paper {k}" for k in range(13)], "event": "a meeting"})
    page = fr.analyze(frame).report(tmp_path / "many", figures=False)
    visit(browser, page, "#/event?of=a%20meeting")
    assert texts(browser, 'figure[data-table="naming"] td:last-child') == ["24"]
    assert not numbers(browser, "main figure[data-table=naming]", "")
    assert "in the 12 reports shown" in texts(browser, 'figure[data-table="naming"]')[0]


def test_a_place_in_a_report_is_no_filter(browser, report):
    """A difference leads into the article; the way back counts as much as before."""
    visit(browser, report, "#/overview")
    before = texts(browser, "#overview td.number")
    go(browser, "#/event?of=deir-al-zor-2018-02")
    place = browser.execute_script(
        "return document.querySelector('figure[data-table=brief] a[href^=\"#/article\"]').getAttribute('href')"
    )
    go(browser, place)
    assert texts(browser, ".text .chosen")
    back = "return document.querySelector('nav [data-page=overview]').getAttribute('href')"
    go(browser, browser.execute_script(back))
    assert before and texts(browser, "#overview td.number") == before
    assert texts(browser, "#fold") == ["Filters"]


def test_filters_stand_in_the_address_and_stay_from_page_to_page(browser, report):
    visit(browser, report, "#/overview")
    browser.execute_script(
        "const one = document.forms.filters.elements.outlet; one.value = 'Outlet B';"
        "one.dispatchEvent(new Event('change', {bubbles: true}))"
    )
    settled(browser)
    assert "outlet=Outlet%20B" in browser.current_url
    heads = texts(browser, '#overview figure[data-table="quoted"] th')
    assert heads[1:] == ["Outlet B", "all"]
    links = browser.execute_script("return [...document.querySelectorAll('.top nav a')].map(a => a.hash)")
    assert links and all("outlet=Outlet%20B" in link for link in links)
    visit(browser, report, "#/passages?table=hits&outlet=Outlet%20B&voice=narration&from=2018-02-01&to=2018-02-28")
    some = passages_counted(browser)
    go(browser, "#/passages?table=hits&outlet=Outlet%20B&voice=narration&from=2018-02-01&to=2018-02-02")
    assert some and passages_counted(browser) == 0
    assert browser.execute_script("return document.forms.filters.elements.voice.value") == "narration"


def test_a_passage_leads_to_its_place_in_the_article(browser, study, report):
    visit(browser, report, "#/passages?table=hits&frame=terrorism")
    hits = study.hits[study.hits["frame"] == "terrorism"]
    assert texts(browser, ".passage mark") == [" ".join(one.split()) for one in hits["surface"]]
    go(browser, browser.execute_script("return document.querySelector('.passage .where').getAttribute('href')"))
    assert "".join(texts(browser, ".text .open")) == hits["surface"].iloc[0]
    card = " ".join(texts(browser, ".card"))
    assert "terrorism" in card and "source of the entry" in card


def test_the_text_of_an_article_is_the_text(browser, study, report):
    for article, text in zip(study.articles["article_id"], study.articles["text"]):
        visit(browser, report, f"#/article?of={article}")
        shown = browser.execute_script(
            "const box = document.querySelector('.text').cloneNode(true);"
            "box.querySelectorAll('.who, sub').forEach(one => one.remove()); return box.textContent"
        )
        assert "".join(shown.split()) == "".join(text.split())


def test_tables_sort_and_export(browser, study, report):
    visit(browser, report, "#/overview")
    browser.find_element("css selector", 'figure[data-table="quoted"] th:nth-child(3) button').click()
    column = texts(browser, 'figure[data-table="quoted"] td:nth-child(3)')
    found = [0 if text == "·" else int(text) for text in column]
    assert found == sorted(found, reverse=True)
    browser.find_element("css selector", 'figure[data-table="quoted"] .headline button').click()
    table = written(browser.downloads / "framing-quoted.csv")
    rows = [line.split(",") for line in table.strip().splitlines()]
    assert rows[0] == ["actor", "Outlet A", "Outlet B", "all"]
    assert sum(int(row[-1]) for row in rows[1:]) == int((study.quotes["kind"] != "scare").sum())


def test_search_finds_words_actors_and_terms(browser, study, report):
    visit(browser, report, "#/search?q=humanitarian")
    have = study.articles["text"].str.lower().str.contains(r"\bhumanitarian\b")
    assert len(texts(browser, 'figure[data-table="found"] tbody tr')) == have.sum() > 0
    assert any("humanitarian" in text for text in texts(browser, "#view .plainlist a"))


def test_keys_alone_lead_through_an_article(browser, study, report):
    from selenium.webdriver.common.keys import Keys

    visit(browser, report, f"#/article?of={study.articles['article_id'][0]}")
    body = browser.find_element("tag name", "body")
    body.send_keys("j")
    first = texts(browser, ".card blockquote")
    browser.switch_to.active_element.send_keys("j")
    assert first and texts(browser, ".card blockquote") != first
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not browser.find_element("css selector", ".card").is_displayed()
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert browser.find_element("css selector", ".card").is_displayed()
    visit(browser, report, "#/overview")
    browser.find_element("tag name", "body").send_keys(Keys.TAB)
    assert browser.switch_to.active_element.text == "Skip to the content"
    browser.switch_to.active_element.send_keys(Keys.ENTER)
    assert browser.switch_to.active_element.get_attribute("id") == "main"


def test_light_and_dark_follow_the_system_and_the_button(browser, report):
    visit(browser, report, "#/overview")
    colour = "return getComputedStyle(document.body).backgroundColor"
    light = browser.execute_script(colour)
    browser.execute_cdp_cmd(
        "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "dark"}]}
    )
    dark = browser.execute_script(colour)
    assert light == "rgb(255, 255, 255)" and dark != light
    browser.find_element("id", "shade").click()
    assert browser.execute_script(colour) == light
    browser.execute_script("localStorage.clear()")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_print_leaves_the_controls_out_and_a_phone_has_room(browser, report):
    visit(browser, report, "#/overview")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not browser.find_element("id", "filters").is_displayed()
    assert browser.find_element("css selector", "#overview h1").is_displayed()
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    narrow = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", narrow)
    for view in (
        "#/overview",
        "#/events",
        "#/frame?of=aggression",
        "#/event?of=deir-al-zor-2018-02",
        "#/methods",
        "#/frame?of=label_delegitimising&term=naming%3Aregime",
    ):
        visit(browser, report, view)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 390, view
    visit(browser, report, "#/overview")
    assert not browser.find_element("id", "filters").is_displayed()
    browser.find_element("id", "fold").click()
    assert browser.find_element("id", "filters").is_displayed()
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def hostile_study():
    spoil = "document.title='broken'"
    bad = f'</script><script>{spoil}</script><img src=x onerror="{spoil}"> {BIDI} \U0001f600'
    said = " ".join(f"Ann Lee{k} said the attack was brutal \U0001f600." for k in range(200))
    frame = pd.DataFrame({"article_id": ["../x?a=b&c#d%"], "text": [f"{bad}\n\n{said}\n\n{bad}"]})
    with pytest.warns(fr.articles.MarkupWarning):
        return fr.analyze(frame.assign(outlet=bad, title=bad, event=bad))


@pytest.mark.parametrize("single", [False, True])
def test_an_article_full_of_scripts_stays_text_and_nothing_is_asked_of_elsewhere(browser, tmp_path, single):
    study = hostile_study()
    target = tmp_path / "one.html" if single else tmp_path / "report"
    page = study.report(target, single_file=single, title="<b>title</b>")
    browser.get_log("browser"), browser.get_log("performance")
    name = "..%2Fx%3Fa%3Db%26c%23d%25"
    for view in ("#/overview", "#/events", f"#/article?of={name}", "#/passages?table=hits", "#/passages?table=quotes"):
        visit(browser, page, view)
        assert "broken" not in browser.title.split(" · ")[-1]
        assert not browser.find_elements("css selector", "img[src='x'], main b > script")
        assert texts(browser, "#view h1, #overview h1")
    visit(browser, page, f"#/article?of={name}")
    assert len(texts(browser, ".text .term")) >= 200
    assert BIDI in texts(browser, ".text")[0]
    assert set(texts(browser, ".text .term")) & {"attack"}
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
    asked = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    urls = [one["params"]["request"]["url"] for one in asked if one["method"] == "Network.requestWillBeSent"]
    assert urls and all(url.startswith((page.parent.as_uri(), "data:", "blob:")) for url in urls), urls


def test_the_policy_forbids_what_is_not_ours(browser, report):
    visit(browser, report, "#/overview")
    browser.get_log("browser")
    browser.execute_script(
        "const one = document.createElement('script'); one.textContent = 'document.title = \"broken\"';"
        "document.head.append(one); const two = new Image(); two.src = 'http://127.0.0.1:9/x.png';"
        "document.body.append(two)"
    )
    time.sleep(0.3)
    assert browser.title != "broken"
    assert len([entry for entry in browser.get_log("browser") if "Content Security Policy" in entry["message"]]) >= 2


PHONE = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": True}
LONG = "W" * 300


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """Names without an end, names written from right to left, a copy, and a text in another language."""
    said = "Ann Lee said the attack was brutal. The so-called ‘moderate’ rebels fled. Bob Ray accused the regime of it."
    german = "Die Armee hat die Stadt nach dem Angriff auf ihren Stützpunkt beschossen, sagte der Sprecher. " * 2
    frame = pd.DataFrame({"outlet": [LONG, "الجزيرة", "\u202eevil", "Zeitung", "Sun", "Sun"]})
    frame = frame.assign(title=[LONG, "Talks", *"cdef"], event=["fall", "fall", "war", LONG, None, None])
    longer = said + " Many people had died there on that day, and nobody knew who had sent the soldiers to the town."
    frame = frame.assign(text=[said, said + " It rained.", said, german, longer, longer], published="2024-03-01")
    with pytest.warns(fr.articles.LanguageWarning):
        study = fr.analyze(frame.assign(article_id=list("abcdef")))
    return study.report(tmp_path_factory.mktemp("odd") / "report", figures=False)


def test_no_name_is_so_long_that_it_leaves_its_place(browser, odd):
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
    for view in ("#/overview", "#/events", "#/articles", "#/actors", "#/passages?table=quotes", f"#/actor?of={LONG}",
                 "#/article?of=a", "#/article?of=b", "#/event?of=fall", f"#/passages?table=hits&outlet={LONG}",
                 f"#/search?q={LONG}", f"#/event?of=fall&without={LONG}"):  # fmt: skip
        visit(browser, odd, view)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 390, view
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    visit(browser, odd, "#/overview")
    assert browser.execute_script(
        "const end = one => one.getBoundingClientRect().right, heads = [...document.querySelectorAll('th button')];"
        "return heads.filter(one => one.offsetParent && end(one) > end(one.parentElement) + 1)"
        ".map(one => one.textContent)"
    ) == []  # fmt: skip


def test_a_name_from_right_to_left_turns_nothing_around_it(browser, odd):
    order = """const box = document.querySelector(arguments[0]), left = one => one.getBoundingClientRect().left;
    const found = document.createTreeWalker(box, NodeFilter.SHOW_TEXT), range = document.createRange();
    const letter = (node, at) => { range.setStart(node, at); range.setEnd(node, at + 1); return left(range); };
    for (let node = found.nextNode(); node; node = found.nextNode()) {
      const at = node.data.indexOf("2024-03-01");
      if (at >= 0) return [letter(node, at), letter(node, at + 9), left(box.querySelector("bdi"))];
    }"""
    for view, line in (("#/article?of=b", "#view > p.quiet"), ("#/article?of=c", "#view > p.quiet"),
                       ("#/passages?table=hits&article=b", ".where"), ("#/event?of=war", ".report p")):  # fmt: skip
        visit(browser, odd, view)
        first, last, name = browser.execute_script(order, line)
        assert name < first < last, view


def test_a_text_in_another_language_is_said_to_be_unread(browser, odd):
    visit(browser, odd, "#/article?of=d")
    assert "not in English (de)" in texts(browser, "#view .warning")[0]
    assert texts(browser, ".legend .none") == ["Nobody was looked for."]
    visit(browser, odd, "#/article?of=a")
    assert not texts(browser, "#view .warning")


def test_the_sizes_on_the_overview_lead_to_as_many_articles(browser, odd):
    visit(browser, odd, "#/overview")
    browser.find_element("css selector", ".sizes a").click()
    settled(browser)
    assert texts(browser, 'figure[data-table="articles"] h2') == ["6 articles"]


def test_one_is_not_said_in_the_plural(browser, odd):
    visit(browser, odd, "#/events")
    note = texts(browser, 'figure[data-table="events"] .note')[0]
    assert texts(browser, 'figure[data-table="events"] h2') == ["1 event with more than one article"]
    assert "2 events have one article only" in note
    visit(browser, odd, f"#/event?of={LONG}")
    assert texts(browser, ".report .quiet")[-1].endswith("words, 0 quotes, 0 terms")
    assert not browser.find_elements("css selector", ".report .quiet a")  # nothing to lead to


def test_outlets_without_a_column_are_told_under_a_filter_too(browser, odd, tmp_path):
    said = "Ann Lee said the attack was brutal."
    names = [f"Outlet {k}" for k in range(8)]
    page = fr.analyze(pd.DataFrame({"outlet": names, "text": said})).report(tmp_path / "r", figures=False)
    visit(browser, page, "#/overview")
    notes = 'main section:not([hidden]) figure[data-table="quoted"] .note'
    assert "2 more outlets have no column" in texts(browser, notes)[0]
    visit(browser, page, "#/overview?outlet=Outlet%207")
    assert "no column" not in texts(browser, notes)[0]


@pytest.mark.parametrize("asked", ["row=m1", "words=regime", "words=atta*%20REGIME", "at=3-10"])
def test_what_an_address_points_at_is_marked_in_the_text(browser, odd, asked):
    visit(browser, odd, "#/article?of=f&" + asked)
    assert "".join(texts(browser, ".text .chosen")) in ("Ann Lee", "regime", "attackregime")
    assert not texts(browser, "h1")[-1].startswith("This page could not")


def test_a_word_that_was_searched_for_is_marked_in_the_article(browser, odd):
    visit(browser, odd, "#/search?q=rained")
    browser.find_element("css selector", 'figure[data-table="found"] td a').click()
    settled(browser)
    assert texts(browser, ".text .chosen") == ["rained"]


def test_a_quote_is_outlined_with_the_terms_in_it_and_scare_quotes_open_by_key(browser, odd):
    from selenium.webdriver.common.keys import Keys

    visit(browser, odd, "#/article?of=a&row=q1")
    assert "".join(texts(browser, ".text .quote.open")) == "the attack was brutal"
    scare = browser.find_element("css selector", ".text button.scare")
    browser.execute_script("arguments[0].focus()", scare)
    scare.send_keys(Keys.ENTER)
    assert texts(browser, ".card dd")[1] == "scare"


def test_dark_pages_are_printed_light(browser, odd):
    visit(browser, odd, "#/article?of=a&row=q1")
    browser.find_element("id", "shade").click()
    browser.execute_script("document.documentElement.dataset.shade = 'dark'")
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    body = "const one = getComputedStyle(document.body); return [one.color, one.backgroundColor]"
    ink, paper = browser.execute_script(body)
    inside = browser.execute_script(
        "return [...document.querySelectorAll('.card dd')].every(one => one.clientWidth > 60)"
    )
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    browser.execute_script("localStorage.clear()")
    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)") and inside


def test_a_correction_is_kept_saved_and_can_be_applied(browser, study, report):
    from framing.study.corrections import apply_corrections, read_corrections

    hit = study.hits.iloc[0]
    visit(browser, report, f"#/article?of={hit['article_id']}&row=h1")
    browser.execute_script(
        """const form = document.querySelector(".card form"), set = (name, value) => {
          form.elements[name].value = value; form.elements[name].dispatchEvent(new Event("change")); };
        document.querySelector(".correcting").open = true;
        set("what", "target"); set("value", "United Nations"); form.requestSubmit();"""
    )
    assert "your name first" in " ".join(texts(browser, ".card form [role=status]")).lower().replace("write ", "")
    browser.execute_script(
        "const form = document.querySelector('.card form'); form.elements.author.value = 'Ann'; form.requestSubmit()"
    )
    assert "1 mark;" in " ".join(texts(browser, ".card form [role=status]"))
    visit(browser, report, "#/methods")  # another load of the page: it was kept
    browser.find_element("css selector", "#marks > button").click()
    written(browser.downloads / "corrections.json")
    rows = read_corrections(browser.downloads / "corrections.json")
    corrected, left = apply_corrections(study, rows)
    names = dict(zip(study.actors["actor_id"], study.actors["name"]))
    assert not left and names[corrected.hits.set_index("hit_id").loc[hit["hit_id"], "target"]] == "United Nations"
    assert corrected.run["corrections"][0]["author"] == "Ann"
    browser.execute_script("localStorage.clear()")


def test_a_name_of_the_language_of_the_page_is_a_name(browser, odd):
    visit(browser, odd, "#/constructor")
    assert texts(browser, "#view h1") == ["There is no such page"]
    visit(browser, odd, "#/article?of=f&row=h1")
    kept = browser.execute_script(
        """const form = document.querySelector(".card form"), {what, value, author} = form.elements;
        what.value = "speaker"; value.value = "constructor"; author.value = "Ann"; form.requestSubmit();
        return JSON.parse(localStorage.getItem("framing-corrections-" + rows.about.id))"""
    )
    browser.execute_script("localStorage.clear()")
    assert [one["value"] for one in kept.values()] == ["constructor"]


def test_names_are_suggested_only_where_a_correction_can_have_them(browser, study, report):
    from framing.study.corrections import apply_corrections, read_corrections

    hit = study.hits.iloc[0]
    visit(browser, report, f"#/article?of={hit['article_id']}&row=h1")

    def suggested(what, text):
        return browser.execute_script(
            """const form = document.querySelector(".card form"), {what, value} = form.elements;
            what.value = arguments[0]; what.dispatchEvent(new Event("change"));
            value.value = arguments[1]; value.dispatchEvent(new Event("input"));
            return [...form.querySelectorAll("datalist option")].map(one => one.value)""", what, text,
        )  # fmt: skip

    assert suggested("speaker", "Outlet") == [hit["outlet"]] and suggested("target", "Outlet") == []
    assert suggested("target", "nobody") == ["(nobody named)"]
    browser.execute_script(
        """const form = document.querySelector(".card form");
        form.elements.value.value = "(nobody named)"; form.elements.author.value = "Ann"; form.requestSubmit()"""
    )
    visit(browser, report, "#/methods")
    (browser.downloads / "corrections.json").unlink(missing_ok=True)
    browser.find_element("css selector", "#marks > button").click()
    written(browser.downloads / "corrections.json")
    corrected, left = apply_corrections(study, read_corrections(browser.downloads / "corrections.json"))
    assert not left and corrected.hits.set_index("hit_id").loc[[hit["hit_id"]], "target"].isna().all()
    browser.execute_script("localStorage.clear()")


def test_a_text_that_is_pasted_shows_its_quote_and_speaker(browser):
    """The page of ``framing serve``, from the form to the card, and back."""
    from framing.serve import PastedReader, PasteServer

    spoil = "</script><script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">"
    text = f"A night in town\n\n“It was an unprovoked attack,” Ann Lee said. {spoil} {BIDI} \U0001f600"
    with PasteServer(PastedReader(lexicons="conflict")) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser.get(server.url)
        browser.get_log("browser"), browser.get_log("performance")
        browser.get(server.url)
        browser.execute_script("document.getElementById('text').value = arguments[0]", text)
        browser.find_element("id", "outlet").send_keys("The Post")
        browser.find_element("css selector", "button[type=submit]").click()
        settled(browser)
        assert browser.current_url == server.url + "read#/article?of=pasted"
        assert "".join(texts(browser, ".text .quote")).startswith("“It was an unprovoked attack,”")
        assert any("Ann Lee" in one for one in texts(browser, ".speakers li"))
        browser.find_element("css selector", ".text .term").click()
        card = " ".join(texts(browser, ".card"))
        assert "aggression" in card and "Ann Lee" in card
        assert not browser.find_elements("css selector", ".card form")
        assert spoil in texts(browser, ".text")[0] and BIDI in texts(browser, ".text")[0]
        assert browser.title.startswith("A night in town") and not browser.find_elements("css selector", "img")
        go(browser, "#/methods")
        assert not texts(browser, "#marks *")
        browser.find_element("link text", "Another text").click()
        assert browser.current_url == server.url
        assert browser.find_element("id", "text").get_attribute("value") == ""
        assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []
        asked = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
        urls = [one["params"]["request"]["url"] for one in asked if one["method"] == "Network.requestWillBeSent"]
        assert urls and all(url.startswith((server.url, "data:", "blob:")) for url in urls), urls
        server.shutdown()
