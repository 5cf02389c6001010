// What is compiled here is made from digits.nnd.
