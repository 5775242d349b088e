"""The measures that the package ships, held against gold standards."""
