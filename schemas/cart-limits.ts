/** The supplier takes at most ten deliveries an order, and each unit of a cart is one. */
export const maxUnits = 10;
