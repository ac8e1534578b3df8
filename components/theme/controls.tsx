import type { ReactNode } from 'react';
import { primaryButton, secondaryButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Qr } from '@/components/ui/qr';
import { SupplierText } from '@/components/ui/supplier-text';
import { drawQr } from '@/lib/payment/qr';
import { Pair, Section, Specimen } from './parts';
import { FieldStage } from './stages';

/** What is pressed, chosen and filled in, in each of its states. */
export function Controls() {
  return (
    <Section
      id="controls"
      about="Copies under the pointer and with the focus are drawn by the same tokens; all others react for themselves."
    >
      <Specimen name="Buttons: at rest, under the pointer, with the focus, at work, not to be pressed, small">
        <div lang="en" className="space-y-3">
          <Buttons look={primaryButton} hovered="bg-brand-hover!" word="Main" />
          <Buttons look={secondaryButton} hovered="bg-sunken!" word="Other" />
        </div>
      </Specimen>
      <FieldStage />
      <Pair>
        <Specimen name="Choices: at rest, chosen, with the focus, not to be had">
          <Choices />
        </Specimen>
        <Specimen name="Segments">
          <fieldset className="flex max-w-sm rounded-control bg-sunken p-1" lang="en">
            <legend className="sr-only">Segments</legend>
            <Segment word="Chosen" isFirst />
            <Segment word="Not chosen" />
          </fieldset>
        </Specimen>
        <Specimen name="Folds: closed and open">
          <div lang="en" className="divide-y divide-line border-line border-y">
            <details>
              <summary className="fold">What is folded away</summary>
              <p className="pb-4 text-muted">It takes no room until somebody asks.</p>
            </details>
            <details open>
              <summary className="fold">What is open</summary>
              <p className="pb-4 text-muted">It takes no room until somebody asks.</p>
            </details>
          </div>
        </Specimen>
        <Specimen name="A supplier’s text">
          <SupplierText html="<p>What a supplier writes, with <a href='#controls'>a link</a>:</p><ol><li>one thing</li><li>and another.</li></ol>" />
        </Specimen>
      </Pair>
      <Pair>
        <Specimen name="A code to scan is dark on white in every theme">
          <Code />
        </Specimen>
        <Specimen name="Notices: neutral, for attention, bad">
          <div lang="en" className="space-y-3">
            {(['neutral', 'attention', 'bad'] as const).map((tone) => (
              <Notice key={tone} title={`Notice: ${tone}`} tone={tone}>
                <p>What is so, and what to do next.</p>
              </Notice>
            ))}
          </div>
        </Specimen>
      </Pair>
      <Specimen name="Text in each colour, on each ground">
        <TextColours />
      </Specimen>
    </Section>
  );
}

const focused = 'outline-3 outline-accent outline-offset-2';

function Buttons({ look, hovered, word }: { look: string; hovered: string; word: string }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <button type="button" className={look}>
        {word}
      </button>
      <button type="button" className={`${look} ${hovered}`}>
        Under the pointer
      </button>
      <button type="button" className={`${look} ${focused}`}>
        Focus
      </button>
      <button type="button" aria-disabled="true" className={look}>
        At work …
      </button>
      <button type="button" disabled className={look}>
        Disabled
      </button>
      <button type="button" className={`${look} px-4 text-sm`}>
        Small
      </button>
    </div>
  );
}

function Choices() {
  const words = { rest: 'At rest', chosen: 'Chosen', focus: 'Focus', disabled: 'Sold out' };
  return (
    <fieldset className="grid grid-cols-2 gap-3" lang="en">
      <legend className="sr-only">Choices</legend>
      {Object.entries(words).map(([state, word]) => (
        <label key={state} className={`choice ${state === 'focus' ? focused : ''}`}>
          <input
            type="radio"
            name="theme-choice"
            defaultChecked={state === 'chosen'}
            disabled={state === 'disabled'}
          />
          {word}
        </label>
      ))}
      <label className="col-span-full flex min-h-11 items-center gap-3">
        <input type="checkbox" defaultChecked className="size-5 accent-accent" />A box that is
        ticked
      </label>
    </fieldset>
  );
}

function Segment({ word, isFirst = false }: { word: string; isFirst?: boolean }) {
  return (
    <label className="segment">
      <input type="radio" name="theme-segment" defaultChecked={isFirst} />
      {word}
    </label>
  );
}

function Code() {
  const qr = drawQr('Nothing to be paid');
  return qr === null ? null : <Qr qr={qr} alt="A code that says: nothing to be paid" />;
}

const grounds = ['bg-page', 'bg-surface', 'bg-sunken'];
const inks = {
  'text-text': 'text',
  'text-muted': 'muted',
  'text-accent': 'accent',
  'text-good': 'good',
  'text-attention': 'attention',
  'text-bad': 'bad',
};
const softs = {
  'bg-accent-soft text-accent': 'accent',
  'bg-good-soft text-good': 'good',
  'bg-attention-soft text-attention': 'attention',
  'bg-bad-soft text-bad': 'bad',
};

function TextColours() {
  return (
    <div lang="en" className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
      {grounds.map((ground) => (
        <Ground key={ground} className={ground}>
          {Object.entries(inks).map(([ink, word]) => (
            <p key={ink} className={ink}>
              {word}
            </p>
          ))}
        </Ground>
      ))}
      <Ground className="bg-surface">
        {Object.entries(softs).map(([soft, word]) => (
          <p key={soft} className={`mb-2 rounded-small px-2 py-1 ${soft}`}>
            {`${word} on its soft ground`}
          </p>
        ))}
      </Ground>
    </div>
  );
}

function Ground({ className, children }: { className: string; children: ReactNode }) {
  return <div className={`rounded-card border border-line p-4 ${className}`}>{children}</div>;
}
