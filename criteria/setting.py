"""How is another catalogue named? Apart, for who only passes it on need not load what reads one."""

# Names the folder of another catalogue, for this process and those that it starts.
SETTING = "CROSSROADS_CATALOG"
