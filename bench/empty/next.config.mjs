/** Nothing but what the framework does by itself. */
export default { poweredByHeader: false };
