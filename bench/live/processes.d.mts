import type { ChildProcess } from 'node:child_process';

export function caller(child: ChildProcess): (name: string, argument?: unknown) => Promise<unknown>;
