"""How the shipped models are made. Nothing at run time imports this room; its packages come with an extra."""
