let failures = 0;

/**
 * Code that comes at a press; null when it could not be had. What fails a second time though the
 * browser is online is gone: a newer shop has replaced the files of this page, which is read anew.
 */
export async function fetchedLater<T>(load: () => Promise<T>): Promise<T | null> {
  try {
    return await load();
  } catch {
    failures += 1;
    if (failures > 1 && navigator.onLine) location.reload();
    return null;
  }
}
