// Loaded before a program, it has it say at its end which packages it has read, by their folders.
process.on('exit', () => {
  const packages = Object.keys(require.cache).flatMap(
    (file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
  );
  process.stdout.write(`\npackages: ${[...new Set(packages)].sort().join(' ')}\n`);
});
