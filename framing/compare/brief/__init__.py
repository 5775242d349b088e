"""The brief of one event: what two reports tell differently, each difference with its passages."""
