import { useEffect, useRef, useState } from 'react';

/**
 * Tells screen readers of a change, and of nothing else: not the page as it was opened, not the
 * ticking of its clock. What asks for something is said at once, the rest when there is a pause.
 */
export function Announcer({ text, urgency }: { text: string; urgency: 'polite' | 'assertive' }) {
  const shown = useRef(text);
  const [said, setSaid] = useState({ polite: '', assertive: '' });
  useEffect(() => {
    if (shown.current === text) return;
    shown.current = text;
    setSaid({ polite: '', assertive: '', [urgency]: text });
  }, [text, urgency]);
  return (
    <>
      <p role="status" className="sr-only">
        {said.polite}
      </p>
      <p role="alert" className="sr-only">
        {said.assertive}
      </p>
    </>
  );
}
