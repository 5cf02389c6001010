/* SwiftPM wants a file in the target; nnc makes the others of digits.nnd. */
