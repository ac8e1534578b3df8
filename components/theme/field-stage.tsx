import { useId, useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { Field } from '@/components/ui/field';
import { Pair, Specimen } from './parts';

const copyWords = { copy: 'Copy', copied: 'Copied', failed: 'Copying failed' };
const mail = 'marta@example.com';

/** Fields, empty and filled, right and wrong. */
export default function FieldStage() {
  const [empty, setEmpty] = useState('');
  const [filled, setFilled] = useState(mail);
  const [wrong, setWrong] = useState('marta@');
  const id = useId();
  const field = {
    type: 'text',
    autoComplete: 'off',
    hint: 'What it is for',
    required: false,
  } as const;
  return (
    <Pair>
      <Specimen name="Fields: empty, filled, wrong">
        <div lang="en" className="space-y-4">
          <Field
            {...field}
            id={`${id}-empty`}
            label="Empty"
            error={null}
            value={empty}
            onChange={setEmpty}
          />
          <Field
            {...field}
            id={`${id}-filled`}
            label="Filled"
            error={null}
            value={filled}
            onChange={setFilled}
          />
          <Field
            {...field}
            id={`${id}-wrong`}
            label="Wrong"
            error="What is wrong with it"
            value={wrong}
            onChange={setWrong}
          />
        </div>
      </Specimen>
      <Specimen name="Fields: with a placeholder, not to be filled in, with the focus; copying">
        <div lang="en" className="space-y-4">
          <input aria-label="With a placeholder" placeholder="A placeholder" className="field" />
          <input aria-label="Disabled" disabled defaultValue="Disabled" className="field" />
          <input
            aria-label="Focus"
            defaultValue="Focus"
            className="field outline-3 outline-accent outline-offset-2"
          />
          <select aria-label="A list" className="field">
            <option>A list</option>
            <option>of a few</option>
          </select>
          <CopyButton text={mail} label="Copy the address" strings={copyWords} />
        </div>
      </Specimen>
    </Pair>
  );
}
