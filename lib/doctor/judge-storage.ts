import 'server-only';
import { type Finding, ok, warning, wrong } from './finding';
import { judgeClock } from './judge-clock';

export type FolderFacts = {
  /** As an absolute path. */
  path: string;
  state: 'writable' | 'unwritable' | 'no-folder' | 'will-be-made' | 'cannot-be-made';
  /** Whether other users of the machine may look into it. */
  openToOthers: boolean;
  /** Whether it lies where the shop serves files to everybody, or where the system clears away. */
  place: 'served' | 'temporary' | 'own';
};

/** Why a database could not be used, as far as it can be told. */
export type DatabaseFault =
  | 'no-such-host'
  | 'refused'
  | 'no-answer'
  | 'password'
  | 'no-such-database'
  | 'other';

export type DatabaseFacts =
  | { kind: 'sqlite' }
  /** `version` is the server's major one; `offsetMs` how far its clock is ahead of this machine's. */
  | { kind: 'answered'; version: number; offsetMs: number }
  | { kind: 'failed'; fault: DatabaseFault };

/** The oldest PostgreSQL that was still being mended when this was written. */
const oldestKept = 14;

function judgeState({ path, state }: FolderFacts): Finding {
  const advice = 'Set DATA_DIR to a folder in which the user that runs the shop may write.';
  switch (state) {
    case 'writable':
      return ok('data-dir', `The shop can keep its data in ${path}.`);
    case 'will-be-made':
      return ok('data-dir', `The folder ${path} will be made at the first start.`);
    case 'unwritable':
      return wrong('data-dir', `Nothing can be written into DATA_DIR, ${path}.`, advice);
    case 'no-folder':
      return wrong('data-dir', `DATA_DIR, ${path}, is a file and no folder.`, advice);
    case 'cannot-be-made':
      return wrong('data-dir', `DATA_DIR, ${path}, does not exist and cannot be made.`, advice);
    default:
      return state satisfies never;
  }
}

/** What is to be said of `DATA_DIR`. */
export function judgeFolder(facts: FolderFacts): Finding[] {
  const found = [judgeState(facts)];
  const { path, openToOthers, place } = facts;
  if (openToOthers) {
    const says = 'Other users of this machine can look into DATA_DIR.';
    found.push(warning('data-dir-mode', says, `Keep it to the shop's own user: chmod 700 ${path}`));
  }
  if (place === 'served') {
    const says = 'DATA_DIR lies in public/, which the shop serves to everybody.';
    found.push(wrong('data-dir-place', says, 'Move it out of public/ at once.'));
  }
  if (place === 'temporary') {
    const says = 'DATA_DIR lies among temporary files, which the system clears away.';
    const advice = 'Move it where it is kept and backed up: buyers find their orders by it.';
    found.push(warning('data-dir-place', says, advice));
  }
  return found;
}

const faults: Record<DatabaseFault, { says: string; advice: string }> = {
  'no-such-host': {
    says: 'The host in DATABASE_URL is not known.',
    advice: 'Correct the name of the host in DATABASE_URL.',
  },
  refused: {
    says: 'Nothing answers at the host and port in DATABASE_URL.',
    advice: 'See that the database runs, and that this machine may connect to it.',
  },
  'no-answer': {
    says: 'The database did not answer within five seconds.',
    advice: 'See that a firewall lets this machine through to it.',
  },
  password: {
    says: 'The database refuses the user or the password in DATABASE_URL.',
    advice: 'Correct them; special characters in a password must be percent-encoded.',
  },
  'no-such-database': {
    says: 'The database that DATABASE_URL names does not exist.',
    advice: 'Make it (createdb), or correct the name.',
  },
  other: {
    says: 'The database in DATABASE_URL cannot be used.',
    advice: 'Try the same address with psql, which says more.',
  },
};

/** What is to be said of the database, by version, reachability and its clock. */
export function judgeDatabase(facts: DatabaseFacts): Finding[] {
  switch (facts.kind) {
    case 'sqlite':
      return [ok('database', 'Data is kept in one SQLite file, which suits one instance.')];
    case 'failed': {
      const { says, advice } = faults[facts.fault];
      return [wrong('database', says, advice)];
    }
    case 'answered': {
      const { version, offsetMs } = facts;
      const says = `PostgreSQL ${version} answers.`;
      const advice = 'Plan its upgrade: it may get no more corrections.';
      return [
        version < oldestKept ? warning('database', says, advice) : ok('database', says),
        judgeClock({ source: 'database', offsetMs }),
      ];
    }
    default:
      return facts satisfies never;
  }
}
