"""Characters that look like a Latin letter or a digit. For kilas.comments.glyphs.

Made by local/confusables.py from the data of Unicode Technical Standard 39, version 17.0.0
(https://www.unicode.org/reports/tr39/#Confusable_Detection), and from the names of letters.
What NFKD maps is not listed. Copyright (c) Unicode, Inc.; Unicode License v3
(https://www.unicode.org/license.txt).
"""

from __future__ import annotations

from typing import Final

_ALIKE: Final = {
    "2": "1a7 1bb 3e8 14bf a644 a6ef a75a 1ccf2",
    "3": "1b7 21c 417 498 4e0 969 ae9 2c9c 2cc4 2ccc a76a a7ab 118ca 16f3b 1ccf3 1d206",
    "4": "13ce 118af 1ccf4",
    "5": "1bc 118bb 1ccf5",
    "6": "3ec 13ee 2cd2 2cd3 2cdc 118d5 1ccf6",
    "7": "104d2 118c6 1ccf7 1d212",
    "8": "222 223 9ea a6a b03 1031a 1ccf8 1e8cb",
    "9": "9ed a67 b68 d6d 2cca 2ccb a76e 118ac 118cc 118d6 1ccf9",
    "a": (
        "23a 250 251 391 3b1 410 430 13aa 15c5 1d00 1d8f 2376 237a 2c65 a4ee ab7a 102a0 16f40 "
        "1ccd6 1f150 1f170 1f1e6"
    ),
    "b": (
        "180 181 182 183 184 243 253 299 392 411 412 42c 431 432 462 463 48c 48d 13cf 13f4 13fc "
        "1472 1473 15af 15f7 1d6c 1d80 2c82 2c83 a4d0 a796 a797 a7b4 10282 102a1 10301 16eb6 "
        "1ccd7 1f151 1f171 1f1e7"
    ),
    "c": (
        "a2 187 188 23b 23c 255 404 421 441 4aa 4ab 511 1004 105a 13df 1d04 20a1 22f4 2377 2c88 "
        "2c89 2ca4 2ca5 a4da a792 a793 a794 a7c4 ab9b abaf 102a2 10302 10415 10429 1043d 1051c "
        "118ce 118e9 118f2 1ccd8 1df1d 1f152 1f172 1f1e8 1f74c"
    ),
    "d": (
        "d0 110 111 189 18a 18b 18c 221 256 257 501 13a0 13e7 146f 15de 15ea 1d05 1d6d 1d81 "
        "1d91 20ab a4d2 a4d3 a7c7 a7c8 ab70 1ccd9 1df25 1f153 1f173 1f1a5 1f1e9"
    ),
    "e": (
        "1dd 246 247 259 25b 395 3b5 415 435 454 4bd 4bf 4d9 13ac 1d07 1d92 20ac 212e 22ff 2c78 "
        "2d39 a4f0 ab32 ab34 ab7c 10286 118a6 118ae 1ccda 1f154 1f174 1f1ea"
    ),
    "f": (
        "191 192 3dc 584 15b4 1d6e 1d82 1e9d a4dd a730 a798 a799 ab35 10287 102a5 10525 118a2 "
        "118c2 1ccdb 1d213 1f155 1f175 1f1eb"
    ),
    "g": (
        "18d 193 1e4 1e5 260 261 262 29b 50c 50d 581 13c0 13f3 13fb 1d83 a4d6 a7a0 a7a1 ab90 "
        "1ccdc 1f156 1f176 1f1ec"
    ),
    "h": (
        "126 127 266 29c 397 41d 43d 45b 4a2 4a3 4bb 4c7 4c8 4c9 4ca 570 13bb 13c2 13f2 157c "
        "2c67 2c68 2c8e 2c8f a4e7 a695 a795 a7aa ab8b 102cf 1ccdd 1f157 1f177 1f1ed"
    ),
    "i": "131 268 269 26a 3b9 456 582 13a5 1d7b 1d7c 2373 2378 2c93 a647 ab75 118c3",
    "j": "248 249 29d 37f 3f3 408 458 13ab 148d 1d0a a4d9 a7b2 ab7b 1ccdf 1f159 1f179 1f1ef",
    "k": (
        "138 198 199 39a 3ba 41a 43a 49a 49b 49e 49f 13e6 16d5 1d0b 1d84 20ad 2c69 2c6a 2c94 "
        "2c95 a4d7 a740 a741 a742 a743 a744 a745 a7a2 a7a3 abb6 10518 1cce0 1f15a 1f17a 1f1f0"
    ),
    "l": (
        "141 142 196 197 19a 1c0 234 23d 26b 26c 26d 29f 399 406 4c0 4cf 5c0 5d5 5df 627 661 "
        "673 6f1 7ca 13de 14aa 16c1 1d0c 1d85 1d96 2223 23fd 2c60 2c61 2c62 2c92 2cd0 2cd1 2d4f "
        "a4e1 a4f2 a748 a749 a78e a7ad a7ae ab37 ab38 ab39 abae 1028a 10309 10320 1041b 10443 "
        "10526 118a3 118b2 11dda 11de1 16eaa 16f16 16f28 1ccde 1cce1 1ccf1 1d22a 1df04 1df11 "
        "1df13 1df1a 1df26 1e8c7 1f158 1f15b 1f178 1f17b 1f1ee 1f1f1"
    ),
    "m": (
        "271 28d 39c 3fa 41c 43c 4cd 4ce 13b7 15f0 16d6 1d0d 1d6f 1d86 20a5 2c6e 2c98 2c99 a4df "
        "ab3a ab87 102b0 10311 11700 118e3 1cce2 1f15c 1f17c 1f1f2"
    ),
    "n": (
        "14b 19d 19e 220 235 272 273 274 39d 3b7 438 48b 572 578 57c 1d70 1d87 2c9a 2c9b a4e0 "
        "a790 a791 a7a4 a7a5 ab3b 1018e 10513 1cce3 1df27 1f15d 1f17d 1f1f3"
    ),
    "o": (
        "d8 f8 19f 275 398 39f 3b8 3bf 3c3 3ed 41e 43e 472 473 4e8 4e9 555 585 5e1 647 665 6be "
        "6c1 6d5 6f5 6ff 7c0 966 9e6 a66 ae6 b20 b66 be6 c02 c66 c82 ce6 d02 d20 d66 d82 e50 "
        "ed0 101d 1040 10ff 12d0 13be 13eb 17e0 1d0f 1d11 2296 229d 236c 2c7a 2c90 2c91 2c9e "
        "2c9f 2d31 2d41 2d54 3007 a4f3 a74a a74b a74c a74d ab3d ab3e ab74 ab8e abbb 10292 102ab "
        "10404 1042c 104c2 104ea 10516 114d0 118b5 118c8 118d7 118e0 11de0 1cce4 1ccf0 1d21a "
        "1df1b 1f15e 1f17e 1f1f4 1f714"
    ),
    "p": (
        "fe 1a4 1a5 1bf 3a1 3c1 3f8 420 440 13e2 146d 1d18 1d29 1d71 1d7d 1d88 2374 2c63 2ca2 "
        "2ca3 2cce 2ccf a4d1 a750 a751 a752 a753 a754 a755 abb2 10295 1cce5 1f15f 1f17f 1f18a "
        "1f1f5"
    ),
    "q": "24b 2a0 51b 563 566 1d90 2d55 a756 a757 a758 a759 a7af 1cce6 1f160 1f180 1f1f6",
    "r": (
        "1a6 24c 24d 27c 27d 27e 280 433 44f 493 13a1 13d2 1587 1d26 1d72 1d73 1d89 2c64 2c85 "
        "a4e3 a7a6 a7a7 ab46 ab47 ab48 ab49 ab71 ab81 aba2 104b4 16f35 1cce7 1d216 1df16 1df28 "
        "1f161 1f181 1f1f7"
    ),
    "s": (
        "1bd 23f 282 405 455 54f d1f 13d5 13da 1d74 1d8a 2c7e a4e2 a731 a7a8 a7a9 a7c5 a7c9 "
        "a7ca abaa 10296 10420 10448 118c1 16f3a 1cce8 1df1e 1df29 1f162 1f182 1f1f8"
    ),
    "t": (
        "166 167 1ab 1ac 1ad 1ae 236 23e 288 3a4 3c4 422 442 4ac 4ad 13a2 13bf 1d1b 1d75 20ae "
        "22a4 2361 27d9 2c66 2ca6 2ca7 a4d4 ab72 10297 102b1 10315 118bc 16f0a 1cce9 1df09 "
        "1df2a 1f163 1f183 1f1f9 1f768"
    ),
    "u": (
        "244 28b 3c5 45f 54d 57d 1200 13cc 144c 1d1c 1d7e 1d99 222a 22c3 a4f4 a79f a7b8 a7b9 "
        "ab4e ab52 ab9c 104ce 104f6 118b8 118d8 16f42 1ccea 1f164 1f184 1f1fa"
    ),
    "v": (
        "1b2 3bd 474 475 5d8 667 6f7 13d9 142f 1d20 2228 22c1 2c71 2c74 2d38 a4e6 a6df a75e "
        "a75f aba9 10197 1051d 11706 118a0 118c0 16f08 1cceb 1d20d 1f165 1f185 1f1fb 1f708"
    ),
    "w": (
        "26f 448 461 47d 51c 51d 561 13b3 13d4 1d21 20a9 2c72 2c73 2cbd a4ea a761 ab83 114c5 "
        "1170a 1170e 1170f 118e6 118ef 1ccec 1f166 1f186 1f1fc"
    ),
    "x": (
        "d7 3a7 425 445 4b2 1541 157d 166d 166e 16b7 1d8d 2573 292b 292c 2a2f 2a30 2cac 2d5d "
        "a4eb a7b3 ab56 ab57 ab58 ab59 10196 10290 102b4 10317 10322 10527 118ec 1cced 1f167 "
        "1f187 1f1fd"
    ),
    "y": (
        "a5 1b3 1b4 24e 24f 263 28f 3a5 3b3 423 443 4ae 4af 4b0 4b1 10e7 13a9 13bd 1d8c 1efe "
        "1eff 2ca8 2ca9 a4ec ab5a 102b2 118a4 118dc 16f43 1ccee 1f168 1f188 1f1fe"
    ),
    "z": (
        "1b5 1b6 224 225 240 290 291 396 13c3 1d22 1d76 1d8e 2c6b 2c6c 2c7f 2c8c 2c8d a4dc a7c6 "
        "ab93 102f5 118a9 118c4 118e5 1ccef 1f169 1f189 1f1ff"
    ),
}
"""A character of ASCII in lower case, and the code points that look like it, in hexadecimal."""

CONFUSABLES: Final = {
    chr(int(point, 16)): plain for plain, points in _ALIKE.items() for point in points.split()
}
"""A character, and the one of ASCII that it looks like: in lower case, and "l" for I, l and 1."""

_LIKE_STROKES: Final = (
    "1c0 1c3 241 294 5d5 5d9 5df 5f2 627 7ca 876 877 878 879 887 93d 97d 9bd 9fc abd b3d "
    "b83 c3d c80 cbd cf1 cf2 d04 d3d eb0 eb2 ebd ec0 ec1 ec2 ec3 ec4 119e 11a2 13ae 1427 "
    "144a 16c1 16cc 1880 1881 18df 1970 1971 1972 1973 1974 19b0 19b1 19b2 19b3 19b4 19b5 "
    "19b6 19b7 19b8 19b9 19ba 19bb 19bc 19bd 19be 19bf 19c0 19c8 19c9 1bba 1ce9 1cea 1ceb "
    "1cec 1cee 1cef 1cf0 1cf1 1cf2 1cf3 1cf5 1cf6 1cfa 2cba 2cbb 2cc6 2cc7 2d48 2d4f 2d51 "
    "3006 303c 304f 30ce 4e36 4e3f a10d a4f2 a778 a78c a78f a873 a8f2 a8f3 a8f4 a8f5 a8f6 "
    "a8f7 aac0 aac2 1028a 10309 1031f 10d22 10d23 11003 11004 111c1 111c2 111c3 1133d 1135e "
    "1135f 11447 11448 1145f 11460 11461 114c4 119e1 11a84 11a85 11a9d 11ae5 11ae6 11ae8 "
    "11ae9 11aeb 11aec 11aed 11aee 11aef 11af1 11af2 11af3 11af4 11af6 11af7 11c40 145ce "
    "145cf 16f28 1bc84 1bc94 21fe8"
)

STROKES: Final = frozenset(chr(int(point, 16)) for point in _LIKE_STROKES.split())
"""Letters that look like a dot, a stroke or a sign, and not like a letter."""
