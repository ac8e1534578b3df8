// The bundler looks for this file upwards, and without one here finds the shop's own.
export function register() {}
