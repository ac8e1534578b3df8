/** Says that it is Base, where the tests pay in USDC. Nothing is compiled, so no compiler is fetched. */
module.exports = { networks: { hardhat: { chainId: 8453 } } };
