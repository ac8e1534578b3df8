/** The key of a network's note; by itself, for the browser reads notes and the server makes them. */
export const noteKey = (coin: string, network: string) => `${coin} ${network}`;
