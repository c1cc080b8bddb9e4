/** A list of listeners. `listen` returns the function that ends the listening. */
export interface Signal<Value> {
  listen(listener: (value: Value) => void): () => void;
  emit(value: Value): void;
}

export function createSignal<Value>(): Signal<Value> {
  let listeners: ((value: Value) => void)[] = [];
  return {
    listen(listener) {
      listeners = listeners.concat(listener);
      return () => {
        listeners = listeners.filter((other) => other !== listener);
      };
    },
    emit(value) {
      for (const listener of listeners) listener(value);
    },
  };
}
