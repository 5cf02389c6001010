/* 1,797 handwritten digits of 8×8 pixels in 17 grey levels, and the class of each, as gzipped IDX files.

   The test part of "Optical Recognition of Handwritten Digits" by E. Alpaydin and C. Kaynak,
   UCI Machine Learning Repository, https://doi.org/10.24432/C50P49, licensed under
   CC BY 4.0, https://creativecommons.org/licenses/by/4.0/; put into the IDX format and compressed. */
#ifndef NN_DIGITS_H
#define NN_DIGITS_H

#include <stddef.h>

/* The file's first byte; its length goes to count. */
const unsigned char *nn_digits_images(size_t *count);
const unsigned char *nn_digits_labels(size_t *count);

#endif /* NN_DIGITS_H */
