/**
 * Counts calls as a limiter does. Tells of each call whether it is blocked: more than `calls`
 * within `windowMs` block everybody for `blockMs`, after which counting begins anew.
 */
export function burstLimit(
  { calls, windowMs, blockMs }: { calls: number; windowMs: number; blockMs: number },
  now: () => number,
): () => boolean {
  let recent: number[] = [];
  let blockedUntil = Number.NEGATIVE_INFINITY;
  return () => {
    const at = now();
    if (at < blockedUntil) return true;
    recent = [...recent.filter((earlier) => at - earlier < windowMs), at];
    if (recent.length <= calls) return false;
    recent = [];
    blockedUntil = at + blockMs;
    return true;
  };
}
