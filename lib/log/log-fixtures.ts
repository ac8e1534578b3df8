import { type LogLine, logLineSchema } from '@/schemas/log-line';

/** The lines of a log. @throws with the first line that is not one of the schema's. */
export function readLines(written: string): LogLine[] {
  const lines = written.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    try {
      return logLineSchema.parse(JSON.parse(line));
    } catch (error) {
      throw new Error(`No line of the log: ${line}\n${String(error)}`);
    }
  });
}
