interface ToggleProps<Value extends string | number> {
  label: string;
  value: Value;
  options: readonly { value: Value; text: string }[];
  onChoose: (value: Value) => void;
}

/** A few choices side by side, one of them in force. */
export function Toggle<Value extends string | number>({
  label,
  value,
  options,
  onChoose,
}: ToggleProps<Value>) {
  return (
    <fieldset className="toggle" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChoose(option.value)}
        >
          {option.text}
        </button>
      ))}
    </fieldset>
  );
}
