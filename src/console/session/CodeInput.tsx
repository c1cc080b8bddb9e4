import { Input, type InputProps } from 'antd';

/** Six digits from an authenticator; blanks between them, as some show them, are taken out. */
export function CodeInput({ onChange, ...rest }: InputProps) {
  return (
    <Input
      {...rest}
      inputMode="numeric"
      autoComplete="one-time-code"
      placeholder="000000"
      className="code-input"
      onChange={(event) => {
        event.target.value = event.target.value.replace(/\D/g, '').slice(0, 6);
        onChange?.(event);
      }}
    />
  );
}
