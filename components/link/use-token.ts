import { useEffect, useRef } from 'react';
import { tokenIn } from './link-calls';

/**
 * Takes the token out of the address at once, before anything else can see it there, and has it in
 * memory from then on: not even a step back in the history leads to it. Another link that is put
 * into the same tab loads no page, but changes the fragment.
 */
export function useToken(onToken: (token: string | null) => void): void {
  const taken = useRef(false);
  useEffect(() => {
    const take = () => {
      const { hash, pathname } = location;
      if (hash === '' && taken.current) return;
      taken.current = true;
      if (hash !== '') history.replaceState(history.state, '', pathname);
      onToken(tokenIn(hash));
    };
    take();
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, [onToken]);
}
