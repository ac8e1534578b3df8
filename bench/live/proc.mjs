import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { Problem } from '../../scripts/lib/problem.mjs';

/** What the kernel counts processor time in, on every Linux that Node runs on. */
const ticksPerSecond = 100;

/** The resident memory in `/proc/<pid>/status`, in bytes. */
export function residentBytes(status) {
  const found = /^VmRSS:\s+(\d+) kB$/m.exec(status);
  if (found === null) throw new Error('The process has no memory: it has ended.');
  return Number(found[1]) * 1024;
}

/** The processor time in `/proc/<pid>/stat`, in seconds. The name before it may hold anything. */
export function processorSeconds(stat) {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** @throws Problem where the kernel does not tell of processes in files, which only Linux does */
export function assertLinux() {
  if (process.platform !== 'linux')
    throw new Problem('This measures processes as Linux shows them.');
}

const read = (pid, file) => readFileSync(`/proc/${pid}/${file}`, 'utf8');

/** A process and all that descend from it. */
export function processTree(pid) {
  const children = read(pid, `task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return [pid, ...children.flatMap(processTree)];
}

/**
 * What processes take up together at this moment.
 * @param {number[]} pids
 */
export function usage(pids) {
  const sum = (one) => pids.reduce((total, pid) => total + one(pid), 0);
  return {
    at: performance.now(),
    bytes: sum((pid) => residentBytes(read(pid, 'status'))),
    seconds: sum((pid) => processorSeconds(read(pid, 'stat'))),
  };
}

/** How busy they were between two looks, in percent of one core. */
export const busyPercent = (from, to) =>
  (100_000 * (to.seconds - from.seconds)) / (to.at - from.at);

/** The inodes of the sockets in `/proc/<pid>/net/tcp` whose other end is at this port. */
export function inodesTo(table, port) {
  const end = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const rows = table.split('\n').map((line) => line.trim().split(/\s+/));
  return new Set(rows.flatMap(([, , other, ...rest]) => (other?.endsWith(end) ? [rest[6]] : [])));
}

/** How many sockets a process holds open, but for those to another's port where one is given. */
export function openSockets(pid, { besidesTo } = {}) {
  const besides = besidesTo ? inodesTo(read(pid, 'net/tcp'), besidesTo) : new Set();
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).filter((name) => {
    try {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`${folder}/${name}`))?.[1];
      return inode !== undefined && !besides.has(inode);
    } catch {
      // Closed between the list and the look.
      return false;
    }
  }).length;
}
