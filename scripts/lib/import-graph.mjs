/**
 * The files that some files pull in at run time, each with the chain of imports that leads to it.
 * @param {Map<string, { imports: { file?: string, typeOnly: boolean }[] }>} byFile
 */
export function reachableFrom(byFile, starts) {
  const chains = new Map(starts.map((file) => [file, [file]]));
  // A Map visits what is added to it while it is walked: this is the queue as well.
  for (const [file, chain] of chains) {
    for (const { file: target, typeOnly } of byFile.get(file)?.imports ?? []) {
      if (typeOnly || target === undefined || chains.has(target)) continue;
      chains.set(target, [...chain, target]);
    }
  }
  return chains;
}

/** One shortest way from a file back to itself, or undefined. */
function wayBack(start, targets) {
  const chains = new Map([[start, [start]]]);
  for (const [file, chain] of chains) {
    for (const target of targets(file)) {
      if (target === start) return chain;
      if (!chains.has(target)) chains.set(target, [...chain, target]);
    }
  }
  return undefined;
}

/** The import cycles among files, types included, each once and as short as it can be. */
export function cycles(sources) {
  const byFile = new Map(sources.map((source) => [source.file, source]));
  const targets = (file) =>
    (byFile.get(file)?.imports ?? [])
      .map(({ file: target }) => target)
      .filter((target) => target !== undefined && byFile.has(target));
  const reported = new Set();
  const found = [];
  for (const { file } of sources) {
    if (reported.has(file)) continue;
    const cycle = wayBack(file, targets);
    if (cycle === undefined) continue;
    for (const member of cycle) reported.add(member);
    found.push(cycle);
  }
  return found;
}
