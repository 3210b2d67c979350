"""Taking entries out and in: `export` and `import`."""
