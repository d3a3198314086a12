#ifndef SOMA_CPNG_SHIM_H
#define SOMA_CPNG_SHIM_H

#include <png.h>
#include <string.h>

/* libpng's formats and versions are macros that Swift does not see. */

/* Reads the header of a PNG file in memory. On success width, height and whether there is colour are in image. */
static inline int soma_png_begin(png_image *image, const void *bytes, size_t count) {
    memset(image, 0, sizeof *image);
    image->version = PNG_IMAGE_VERSION;
    return png_image_begin_read_from_memory(image, bytes, count);
}

static inline int soma_png_has_color(const png_image *image) {
    return (image->format & PNG_FORMAT_FLAG_COLOR) != 0;
}

/* Reads the pixels as 8-bit grey or RGB, transparency over black. The buffer holds width * height * channels bytes. */
static inline int soma_png_finish(png_image *image, int color, void *buffer) {
    png_color black = {0, 0, 0};
    image->format = color ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
    return png_image_finish_read(image, &black, buffer, 0, NULL);
}

#endif
