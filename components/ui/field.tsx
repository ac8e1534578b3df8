type Props = {
  id: string;
  label: string;
  /** Stands under the field until there is an error. */
  hint: string;
  error: string | null;
  /** Said beside the hint: what to look at again, though it can be used as it is. */
  advice?: string | null;
  type: 'email' | 'tel' | 'text';
  autoComplete: string;
  value: string;
  onChange: (value: string) => void;
  onLeave?: () => void;
  required?: boolean;
  /** Codes are written from left to right in every language, as e-mails and numbers are, which need not say so. */
  dir?: 'ltr';
};

/** A labelled text field whose hint gives way to what is wrong with it. */
export function Field(props: Props) {
  const {
    id,
    label,
    hint,
    error,
    advice,
    value,
    onChange,
    onLeave,
    required = true,
    ...input
  } = props;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      <input
        {...input}
        dir={input.dir ?? (input.type === 'text' ? undefined : 'ltr')}
        id={id}
        autoCapitalize="none"
        spellCheck={false}
        required={required}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={onLeave}
        aria-invalid={error !== null}
        aria-describedby={`${id}-hint`}
        className="field"
      />
      <p
        id={`${id}-hint`}
        aria-live="polite"
        className={`mt-1 text-sm ${error === null ? 'text-muted' : 'text-bad'}`}
      >
        {error ?? hint}
        {error === null && advice && (
          <strong className="block font-semibold text-attention">{advice}</strong>
        )}
      </p>
    </div>
  );
}
