/** One tile a row; the columns are explained at `parseRow`. */
export const shopping = `
amazon          | amazon            | geometric | #131a22 #ffffff #ff9900 | underline | size=1.05
ebay            | eBay              | geometric | #ffffff #2b2b2b #f5af02 | rule      | size=1.15
etsy            | Etsy              | serif     | #f1641e #fff7ef #f98a4c | corner    | size=1.2
zalando         | zalando           | geometric | #ff6900 #ffffff #ff8a33 | wedge     |
mercado-livre   | mercado / livre   | rounded   | #ffe600 #2d3277 #fff27a | dawn      |
mercado-libre   | mercado / libre   | rounded   | #ffe600 #2d3277 #fff27a | crown     |
flipkart        | Flipkart          | geometric | #2874f0 #ffffff #ffe11b | dot       | slant
shopee          | Shopee            | rounded   | #ee4d2d #ffffff #f5674a | halo      |
lazada          | Lazada            | geometric | #0f146d #ffffff #f36f0a | bar       | size=1.1
trendyol        | trendyol          | geometric | #f27a1a #ffffff #f79548 | ripple    |
hepsiburada     | hepsi / burada    | rounded   | #ff6000 #ffffff #ff8033 | petals    |
allegro         | allegro           | rounded   | #ff5a00 #ffffff #ff7b33 | plain     | size=1.1
bol             | bol               | rounded   | #0000a4 #ffffff #4f4fe0 | corner    | size=1.1
jumia           | JUMIA             | geometric | #1d1d1f #ffffff #f68b1e | dot       | track=60
takealot        | takealot          | geometric | #0b79bf #ffffff #ffffff | bar       |
tokopedia       | tokopedia         | rounded   | #03ac0e #ffffff #2cc137 | corner    |
noon            | noon              | rounded   | #feee00 #404553 #fff780 | halo      | size=1.1
best-buy        | BEST / BUY        | grotesk   | #0046be #ffffff #fff200 | rule      | left size=1.05
mediamarkt      | Media / Markt     | grotesk   | #df0000 #ffffff #f23030 | rings     | left
saturn          | SATURN            | grotesk   | #eb680b #1b1b1b #1b1b1b | band      |
fnac            | fnac              | geometric | #e1a925 #241c06 #efc257 | split     | size=1.1
currys          | Currys            | rounded   | #4c12a1 #ffffff #7a3bdb | wedge     | size=1.1
croma           | croma             | geometric | #101820 #12daa8 #1f4a45 | grid      |
walmart         | Walmart           | geometric | #0053e2 #ffffff #ffc220 | bar       | size=1.1
target          | TARGET            | geometric | #cc0000 #ffffff #e03333 | band      | track=60
argos           | Argos             | rounded   | #d42114 #ffffff #e8483c | dawn      | size=1.1
el-corte-ingles | El Corte / Inglés | serif     | #00653b #ffffff #0d7d4d | split     |
marks-and-spencer | Marks & / Spencer | serif   | #16201c #f3efe4 #c8b273 | frame     | size=0.92
kmart           | Kmart             | grotesk   | #0a2a88 #ffffff #e5202c | side      |
ikea            | IKEA              | geometric | #0058a3 #ffdb00 #0f6cbd | blocks    | track=60
the-home-depot  | The Home / Depot  | condensed | #f96302 #ffffff #ff8534 | blocks    | left size=1.1
leroy-merlin    | Leroy / Merlin    | geometric | #66a329 #ffffff #3f7311 | wedge     | left
h-and-m         | H&M               | geometric | #cc071e #ffffff #dc2a3d | stripe    | track=20
nike            | NIKE              | grotesk   | #111111 #ffffff #2a2a2a | stripe    | track=30
adidas          | adidas            | geometric | #f2f2ef #0b0b0b #ffffff | corner    |
zara            | ZARA              | geometric | #f7f5f2 #0a0a0a #d8d3cb | frame     | track=180 size=0.85
primark         | PRIMARK           | geometric | #00aeef #ffffff #33bff3 | crown     | track=90 size=0.9
myntra          | Myntra            | geometric | #fff4f2 #e72744 #ff9f5a | petals    |
foot-locker     | Foot / Locker     | grotesk   | #111111 #ffffff #d50032 | band      | slant second=#ff4d6a
sephora         | SEPHORA           | serif     | #0d0d0d #ffffff #3a3a3a | frame     | track=150 size=0.85
douglas         | DOUGLAS           | serif     | #9bdcd0 #10302c #b5e8de | dawn      | track=90 size=0.85
decathlon       | DECATHLON         | grotesk   | #3643ba #ffffff #4f5cd6 | wedge     | slant
chewy           | chewy             | rounded   | #1c49c2 #ffffff #3766e0 | halo      | size=1.1
zooplus         | zooplus           | rounded   | #00663b #ffffff #f29100 | dot       |
audible         | audible           | geometric | #151d26 #ffffff #f7991c | ripple    |
udemy           | udemy             | geometric | #ffffff #1c1d1f #a435f0 | bar       | size=1.1
nordvpn         | NordVPN           | geometric | #3e5fff #ffffff #5a77ff | rays      |
tree-planting   | Tree / Planting   | script    | #e6f0e2 #1d5a34 #cfe3c8 | waves     |
rewarble-visa-usd | rewarble / VISA USD | geometric | #0c3376 #ffffff #17479b | stripe | left second=#8fb5ff size=0.95
`;
