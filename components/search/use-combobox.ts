import {
  type KeyboardEvent,
  type RefObject,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Suggest, Suggestion } from '@/lib/search/suggester';
import { stepActive } from './active-option';

type Combobox = {
  /** What is suggested for what is typed; null while nothing is to be shown. */
  found: readonly Suggestion[] | null;
  /** The place of the option that Enter opens; -1 while that is the form itself. */
  active: number;
  field: RefObject<HTMLInputElement | null>;
  list: RefObject<HTMLDivElement | null>;
  type: (text: string) => void;
  open: () => void;
  close: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
};

const suggestions = (suggest: Suggest | null, text: string) =>
  suggest === null || text.trim() === '' ? null : suggest(text);

/**
 * The state and the keys of an editable combobox whose list suggests and never completes, by the
 * ARIA Authoring Practices. The focus stays in the field.
 */
export function useCombobox(suggest: Suggest | null, words: string): Combobox {
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(words);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  // A letter is shown before what it finds is looked for: a thousand brands take a phone longer.
  const sought = useDeferredValue(typed);
  const suggested = useMemo(() => suggestions(suggest, sought), [suggest, sought]);
  const found = isOpen ? suggested : null;

  const option = () => list.current?.querySelector<HTMLElement>('[aria-selected=true]');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the active option is read off the page
  useEffect(() => {
    option()?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  function close() {
    setOpen(false);
    setActive(-1);
  }

  function clear() {
    if (field.current !== null) field.current.value = '';
    setTyped('');
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes a word, the keys are its own.
    if (event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      // What is typed counts, which may not be shown yet.
      const count = isOpen ? (suggestions(suggest, typed)?.length ?? 0) : 0;
      if (count > 0) setActive(stepActive(active, key, count));
    } else if (key === 'Escape') {
      event.preventDefault();
      if (found !== null) close();
      else clear();
    } else if (key === 'Enter') {
      const chosen = option();
      if (chosen == null) return;
      event.preventDefault();
      chosen.click();
    } else if (['Home', 'End', 'ArrowLeft', 'ArrowRight'].includes(key)) {
      // The caret moves in the field, and what Enter does goes with it.
      setActive(-1);
    }
  }

  function type(text: string) {
    setTyped(text);
    setActive(-1);
    setOpen(true);
  }

  /** Without words there is nothing to open: a tap would render the box twice, now and when it is left. */
  function open() {
    if (typed.trim() !== '') setOpen(true);
  }

  return { found, active, field, list, type, open, close, onKeyDown };
}
