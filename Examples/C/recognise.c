/* Recognises handwritten digits with weights that were compiled in: no file of weights, no heap, no libm.

   Reads pictures of 8 lines with 8 characters from standard input, a darker character for more ink, with an
   empty line between them, and prints the digit that each one shows. */
#include <stdio.h>
#include <string.h>

#include "digits.h"

static const char shades[] = " .:-=+*#@";

static _Alignas(NN_ALIGNMENT) unsigned char workspace[DIGITS_PREDICT_BYTES];

/* Reads the next picture; 0 where there is none. */
static int read_picture(float *image) {
    char line[64];
    for (int row = 0; row < 8; row++) {
        do {
            if (!fgets(line, sizeof line, stdin)) return 0;
        } while (row == 0 && line[0] == '\n');
        int ended = 0;
        for (int column = 0; column < 8; column++) {
            ended = ended || line[column] == '\n' || line[column] == '\0';
            const char *shade = ended ? NULL : strchr(shades, line[column]);
            image[row * 8 + column] = shade ? (float)(shade - shades) / 8 : 0;
        }
    }
    return 1;
}

int main(void) {
    float image[DIGITS_IMAGE_COUNT], output[DIGITS_OUTPUT_COUNT];
    while (read_picture(image)) {
        const nn_status status = digits_predict(digits_weights, workspace, 1, image, output);
        if (status != NN_OK) {
            fprintf(stderr, "digits_predict: status %d\n", (int)status);
            return 1;
        }
        int best = 0;
        for (int digit = 1; digit < 10; digit++) {
            if (output[digit] > output[best]) best = digit;
        }
        printf("%d, %.0f %% sure\n", best, 100 * (double)output[best]);
    }
    return 0;
}
