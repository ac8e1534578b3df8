/** One tile a row; the columns are explained at `parseRow`. */
export const food = `
uber-eats       | Uber / Eats       | geometric | #142328 #ffffff #1d3238 | corner    | left second=#06c167
doordash        | DOORDASH          | geometric | #ff3008 #ffffff #ff5533 | stripe    | slant track=40
starbucks       | STARBUCKS         | geometric | #00623b #ffffff #0f7a50 | waves     | track=110 size=0.9
dominos         | Domino’s          | grotesk   | #006491 #ffffff #e31837 | side      |
deliveroo       | deliveroo         | rounded   | #00ccbc #ffffff #1fdccd | petals    |
ifood           | iFood             | rounded   | #ea1d2c #ffffff #f24453 | corner    | slant size=1.1
just-eat        | Just / Eat        | rounded   | #ff8000 #ffffff #ff9a33 | halo      |
lieferando      | Lieferando        | rounded   | #f36d00 #ffffff #f78a33 | dawn      |
thuisbezorgd    | Thuis- / bezorgd  | rounded   | #ff8000 #242e30 #ff9c3d | ripple    |
swiggy          | Swiggy            | rounded   | #fc8019 #ffffff #fd9a47 | wedge     | size=1.1
zomato          | zomato            | geometric | #cb202d #ffffff #dd4651 | corner    | slant
jollibee        | Jollibee          | script    | #e31837 #ffffff #f5c518 | underline |
burger-king     | BURGER / KING     | grotesk   | #f5ebdc #d62300 #ff8732 | band      | size=0.9
subway          | SUBWAY            | condensed | #008938 #ffffff #ffc20e | ledge     | track=60 size=1.2
yemeksepeti     | yemek / sepeti    | rounded   | #fa0050 #ffffff #fb3373 | petals    |
highlands-coffee | Highlands / Coffee | serif   | #8c1f28 #f9efe4 #a2333c | split     |
nandos          | Nando’s           | script    | #12100e #e8b84a #c8102e | bar       |
tesco           | Tesco             | geometric | #00539f #ffffff #e5002b | bar       | size=1.1
rewe            | REWE              | grotesk   | #cc071e #ffffff #dd2f43 | crown     | track=20
lidl            | Lidl              | grotesk   | #0050aa #ffffff #ffe600 | bar       |
esselunga       | Esselunga         | geometric | #ffffff #003a70 #e2001a | band      |
carrefour       | Carrefour         | geometric | #1e5bc6 #ffffff #e81e2b | side      | size=1.1
albert-heijn    | Albert / Heijn    | rounded   | #00ade6 #ffffff #2bbdec | half      |
migros          | Migros            | grotesk   | #ff7a00 #ffffff #ff9633 | rings     |
bigbasket       | big / basket      | rounded   | #5e9400 #ffffff #78b31a | blocks    | left
instacart       | instacart         | rounded   | #003d29 #faf1e5 #0aad0a | dot       |
instacart-plus  | instacart+        | rounded   | #0aad0a #ffffff #2dc22d | ripple    |
sm-supermarket  | SM / Supermarket  | condensed | #0039a6 #ffffff #1c53bf | wedge     | left size=1.15
biedronka       | Biedronka         | rounded   | #e3001b #ffffff #ffd500 | ledge     |
mercadona       | MERCADONA         | condensed | #006b3f #ffffff #f39200 | side      | track=60 size=1.1
ica             | ICA               | geometric | #e3000b #ffffff #f0333c | ripple    | track=20
shoprite        | Shoprite          | grotesk   | #d81e05 #ffffff #ffcc00 | band      | slant
`;
