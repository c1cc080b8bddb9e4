interface ChoiceProps<Value extends string | number> {
  label: string;
  value: Value;
  options: readonly { value: Value; text: string }[];
  onChoose: (value: Value) => void;
}

/** A labelled list to choose from. After a choice the keyboard is the television's again. */
export function Choice<Value extends string | number>({
  label,
  value,
  options,
  onChoose,
}: ChoiceProps<Value>) {
  return (
    <label className="field">
      <small>{label}</small>
      <select
        value={value}
        onChange={(event) => {
          const chosen = options[event.target.selectedIndex];
          event.target.blur();
          if (chosen) onChoose(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  );
}
