// The room's first file; see README, "Map of the code".
