"""The live preview: the newest good site, served to browsers that follow it."""
