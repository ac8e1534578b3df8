/**
 * The value that `percent` of all values do not exceed (nearest rank); NaN of none.
 * @param {ArrayLike<number>} values in any order
 */
export function percentile(values, percent) {
  const sorted = Float64Array.from(values).sort();
  const rank = Math.ceil((percent / 100) * sorted.length);
  return sorted[Math.max(0, rank - 1)] ?? Number.NaN;
}

/** The two percentiles that everything here is reported by. */
export const spread = (values) => ({ p50: percentile(values, 50), p99: percentile(values, 99) });

/** A number for a table; a dash where there was nothing to measure, which is null from another process. */
export const decimals = (value, digits) => (Number.isFinite(value) ? value.toFixed(digits) : '-');

/** Whole numbers as people write them: 5,000. */
export const grouped = (value) => value.toLocaleString('en-US');

/** Lines of a table: the first column to the left, all others to the right. */
export function tableLines(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] + 2),
      )
      .join('')
      .trimEnd(),
  );
}
