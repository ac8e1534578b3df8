/** How many lines of a failure are shown. */
const shownLines = 6;

/** What a failure says, without where in our code it was said. */
function reasonOf({ failureMessages }) {
  const [message = ''] = failureMessages;
  const lines = message.split('\n');
  const stack = lines.findIndex((line) => /^\s+at /.test(line));
  const said = stack === -1 ? lines : lines.slice(0, stack);
  return said
    .slice(0, shownLines)
    .map((line, index) => (index === 0 ? line.replace(/^\w*Error: /, '') : line).trimEnd());
}

function outcomeOf({ status, meta }) {
  if (status === 'passed') return 'holds';
  if (status !== 'failed') return 'skipped';
  return meta.contract.unanswered === true ? 'unanswered' : 'drift';
}

function beliefOf(test) {
  const [endpoint = '', ...parts] = test.ancestorTitles;
  const outcome = outcomeOf(test);
  return {
    endpoint,
    name: [...parts, test.title].join(': '),
    outcome,
    reason: outcome === 'skipped' ? [test.meta.contract.skipped ?? 'no reason'] : reasonOf(test),
  };
}

/** The rows of each key, in the order in which keys first appear. */
function grouped(rows, keyOf) {
  const groups = new Map();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups];
}

function endpointLines(endpoint, beliefs) {
  const drifted = beliefs.filter(({ outcome }) => outcome === 'drift');
  const holding = beliefs.filter(({ outcome }) => outcome === 'holds').length;
  const judged = holding + drifted.length;
  if (judged === 0) return [];
  return [
    `${endpoint}: ${holding} of ${judged} hold`,
    ...drifted.flatMap(({ name, reason }) => [
      `  ✗ ${name}`,
      ...reason.map((line) => `      ${line}`),
    ]),
  ];
}

/** One line for each reason, with how many beliefs it kept from being judged. */
function reasonLines(what, beliefs) {
  return grouped(beliefs, ({ reason }) => reason.join(' ')).map(
    ([reason, { length }]) => `${what}: ${length} × ${reason}`,
  );
}

/** Failures that say nothing about the supplier: tests of our own, files that did not load. */
function ownFailures(results) {
  const tests = results
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status, meta }) => status === 'failed' && meta.contract === undefined)
    .map(({ fullName }) => fullName);
  const files = results
    .filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
    .map(({ name, message }) => `${name.replace(/^.*[\\/]/, '')}: ${message.split('\n')[0]}`);
  return [...files, ...tests];
}

/**
 * What a run of the contract tests found, as lines for a person to read and to pass on: what of
 * each endpoint holds, what does not and since when that was believed, what nobody could judge.
 * @param where whom the tests asked, in words
 */
export function contractReport({ testResults }, where) {
  const beliefs = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ meta }) => meta.contract !== undefined)
    .map(beliefOf);
  const own = ownFailures(testResults);
  const of = (wanted) => beliefs.filter(({ outcome }) => outcome === wanted);
  const [holding, drifted, unanswered, skipped] = ['holds', 'drift', 'unanswered', 'skipped'].map(
    of,
  );

  const tally = [
    `${holding.length} beliefs hold`,
    `${drifted.length} do not`,
    ...(unanswered.length > 0 ? [`${unanswered.length} got no answer to judge`] : []),
    ...(skipped.length > 0 ? [`${skipped.length} were not asked about`] : []),
  ];
  const endpoints = grouped(beliefs, ({ endpoint }) => endpoint);
  const wrong = drifted.length + unanswered.length + own.length;
  return {
    good: wrong === 0 && holding.length > 0,
    lines: [
      `Contract with ${where}: ${tally.join(', ')}.`,
      '',
      ...endpoints.flatMap(([endpoint, rows]) => endpointLines(endpoint, rows)),
      ...reasonLines('No answer', unanswered),
      ...reasonLines('Not asked about', skipped),
      ...own.map((name) => `Not about the supplier: ${name} failed`),
    ],
  };
}
