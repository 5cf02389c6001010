#include "embedded_digits.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char images[] = {
#embed "digits-images-idx3-ubyte.gz"
};

static const unsigned char labels[] = {
#embed "digits-labels-idx1-ubyte.gz"
};

const unsigned char *nn_digits_images(size_t *count) {
    *count = sizeof images;
    return images;
}

const unsigned char *nn_digits_labels(size_t *count) {
    *count = sizeof labels;
    return labels;
}
