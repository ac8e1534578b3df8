/** One tile a row; the columns are explained at `parseRow`. */
export const mobile = `
esim            | eSIM              | geometric | #0e131f #ffffff #3b82f6 | chip      | size=1.1
esim-europe     | eSIM / Europe     | geometric | #10236b #ffffff #ffcc33 | chip      | left second=#ffcc33
esim-asia       | eSIM / Asia       | geometric | #40102c #ffffff #ff7a9c | chip      | left second=#ff9db5
lycamobile      | Lyca / mobile     | rounded   | #00338d #ffffff #ffcb05 | steps     | left second=#ffcb05
t-mobile        | T-Mobile          | grotesk   | #e20074 #ffffff #ee3391 | stripe    |
at-and-t        | AT&T              | geometric | #0a86c9 #ffffff #2e9fdc | waves     |
verizon         | verizon           | geometric | #f6f6f4 #0a0a0a #ee0000 | dot       |
vodafone        | vodafone          | rounded   | #e60000 #ffffff #f02d2d | dawn      |
o2              | O2                | geometric | #0b1e6b #ffffff #1732a0 | rings     |
three           | Three             | geometric | #0d0d0f #ffffff #ff1e64 | ripple    |
lebara          | lebara            | rounded   | #00a3e0 #ffffff #33b8e8 | petals    |
orange          | orange            | geometric | #ff7900 #000000 #ff9433 | wedge     |
sfr             | SFR               | grotesk   | #e2001a #ffffff #ea3348 | half      |
movistar        | movistar          | rounded   | #019df4 #ffffff #5bc500 | dawn      |
tim             | TIM               | grotesk   | #0033a0 #ffffff #e4002b | side      |
claro           | Claro             | rounded   | #da291c #ffffff #e5503f | wedge     | size=1.1
vivo            | vivo              | rounded   | #660099 #ffffff #8021b0 | halo      | size=1.1
telcel          | telcel            | geometric | #002f87 #ffffff #1f4fae | rings     | slant
turkcell        | TURKCELL          | geometric | #ffc900 #10356f #ffd94d | corner    |
turk-telekom    | Türk / Telekom    | rounded   | #00a6c8 #ffffff #22386f | wedge     | left
airtel          | airtel            | rounded   | #e40000 #ffffff #ee3a3a | waves     |
jio             | Jio               | rounded   | #0a2885 #ffffff #2448c2 | corner    |
globe           | Globe             | geometric | #0d3b9c #ffffff #2b62d0 | ripple    |
smart           | SMART             | grotesk   | #00a651 #ffffff #2bbd74 | steps     |
viettel         | viettel           | rounded   | #ee0033 #ffffff #f43f64 | crown     |
mobifone        | mobifone          | geometric | #0062ad #ffffff #ed1c24 | band      |
vinaphone       | vinaphone         | rounded   | #0083ca #ffffff #33a0d9 | waves     | slant
telkomsel       | Telkomsel         | geometric | #ec1c24 #ffffff #b5121b | split     |
du              | du                | rounded   | #4f2d7f #ffffff #00a9ce | corner    |
mtn             | MTN               | grotesk   | #ffcb05 #14233c #ffe066 | wedge     |
safaricom       | Safaricom         | geometric | #3aaa35 #ffffff #e30613 | underline | slant
telstra         | Telstra           | geometric | #0d54ff #ffffff #ff8a3d | bar       | size=1.1
rogers          | ROGERS            | geometric | #da291c #ffffff #e6544a | ripple    | track=40
play            | PLAY              | rounded   | #6a2c91 #ffffff #8746b0 | petals    | size=1.1
comviq          | comviq            | rounded   | #ffe000 #e6007e #fff06b | steps     |
`;
