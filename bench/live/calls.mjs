/**
 * Answers the calls of the process that started this one, and ends with it. A module of its own: it is
 * loaded into the shop as well, whose signals are none of a measurement's business.
 */
export function answerCalls(functions) {
  process.on('message', async ({ call, name, argument }) => {
    try {
      process.send({ call, result: await functions[name](argument) });
    } catch (error) {
      process.send({ call, fault: String(error) });
    }
  });
  process.once('disconnect', () => process.exit());
}
