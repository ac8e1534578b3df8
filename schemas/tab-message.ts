import * as z from 'zod/mini';
import { orderSchema } from './order-snapshot';

/** What the tabs of a browser tell each other about the stream that one of them has open. */
export const tabMessageSchema = z.object({
  /**
   * `leading`: from now on the sender has the stream, for this order. `hello`: a tab that has just
   * come asks what is known of its order. The others are what the stream says.
   */
  kind: z.enum(['leading', 'hello', 'order', 'live', 'lost', 'stop']),
  orderId: z.string(),
  /** Of `order` alone. */
  order: z.nullable(orderSchema),
});
export type TabMessage = z.infer<typeof tabMessageSchema>;
