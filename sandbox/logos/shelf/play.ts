/** One tile a row; the columns are explained at `parseRow`. */
export const play = `
steam           | STEAM             | geometric | #14202e #eaf1f7 #1f3247 | rings     | track=70
playstation-store | PlayStation / Store | geometric | #0050c8 #ffffff #1464dc | petals | size=0.95 second=#a9cbff
xbox            | XBOX              | geometric | #107c10 #ffffff #1d931d | wedge     | track=60
nintendo-eshop  | Nintendo / eShop  | rounded   | #e60012 #ffffff #f23341 | ripple    |
roblox          | ROBLOX            | grotesk   | #101214 #ffffff #24292e | blocks    |
minecraft       | MINECRAFT         | grotesk   | #2e5a1c #f4f1e6 #5d4027 | band      | track=20
fortnite        | FORTNITE          | condensed | #4b1fb8 #ffffff #6a3bdf | stripe    | slant size=1.3
battle-net      | Battle.net        | geometric | #0a1628 #4db8ff #12253f | rays      |
valorant        | VALORANT          | condensed | #ff4655 #0f1923 #ff6b77 | split     | track=90 size=1.15
razer-gold      | RAZER / GOLD      | condensed | #0b0b0b #f2c230 #242017 | grid      | track=60 left second=#ffffff
pubg-mobile     | PUBG / MOBILE     | condensed | #f2a900 #16140f #ffc23d | stripe    | track=40
free-fire       | FREE / FIRE       | grotesk   | #1b1b1b #ffb300 #2d2a24 | wedge     | slant second=#ff5722
meta-quest      | Meta / Quest      | geometric | #f2f5fa #0b1f44 #d9e5fb | halo      |
ea-play         | EA Play           | geometric | #0d1042 #ffffff #ff4747 | dot       |
netflix         | NETFLIX           | geometric | #0b0b0b #e50914 #24070a | wedge     | track=50
spotify         | Spotify           | rounded   | #1ed760 #0d1f13 #4be582 | corner    | size=1.1
disney-plus     | Disney+           | serif     | #0a1a6b #ffffff #1a30a0 | rings     |
crunchyroll     | crunchyroll       | rounded   | #f47521 #ffffff #f8924f | ripple    |
hulu            | hulu              | geometric | #0e1a18 #1ce783 #16302b | dawn      | size=1.15
paramount-plus  | Paramount+        | script    | #0064ff #ffffff #2b80ff | wedge     |
dazn            | DAZN              | grotesk   | #0c161c #f8f8f5 #f7ff1a | underline |
deezer          | deezer            | rounded   | #a238ff #ffffff #b560ff | steps     |
google-play     | Google / Play     | geometric | #ffffff #3c4043 #34a853 | rule      | left
apple           | Apple             | geometric | #f5f5f7 #1d1d1f #ffffff | halo      | size=1.1
twitch          | twitch            | grotesk   | #9146ff #ffffff #a56bff | blocks    |
discord-nitro   | Discord / Nitro   | rounded   | #5865f2 #ffffff #ff73fa | corner    | left
tinder          | tinder            | rounded   | #fe3c72 #ffffff #ff655b | dawn      | size=1.1
fandango        | FANDANGO          | grotesk   | #ff7300 #ffffff #ff8f33 | side      |
ticketmaster    | ticketmaster      | geometric | #024ddf #ffffff #2a6bf0 | stripe    | slant
airbnb          | airbnb            | rounded   | #ff385c #ffffff #ff5a78 | corner    | size=1.1
uber            | Uber              | geometric | #000000 #ffffff #1f1f1f | wedge     |
booking-com     | Booking.com       | geometric | #003580 #ffffff #0a4aa8 | corner    |
hotels-com      | Hotels.com        | geometric | #d32f2f #ffffff #e35454 | ripple    |
flixbus         | FlixBus           | geometric | #73d700 #12330a #8ee52e | waves     | slant
grab            | Grab              | script    | #00b14f #ffffff #1fc46a | waves     |
bolt            | Bolt              | geometric | #34d186 #ffffff #0c2c1c | dot       |
southwest       | Southwest         | geometric | #304cb2 #ffffff #ffbf27 | bar       |
makemytrip      | make / my trip    | geometric | #0a2540 #ffffff #eb2026 | corner    | left
`;
