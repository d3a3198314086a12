#ifndef SOMA_CPNG_SHIM_H
#define SOMA_CPNG_SHIM_H

#include <png.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

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

/* zlib, which libpng stands on: its initialisers are macros that Swift does not see. */

/* A stream that unpacks gzip files, several one after the other too; NULL where there is no memory. */
static inline z_stream *soma_gunzip_begin(void) {
    z_stream *stream = calloc(1, sizeof *stream);
    /* 16 more than the largest window: gzip's header and check are read. */
    if (stream != NULL && inflateInit2(stream, 15 + 16) != Z_OK) {
        free(stream);
        return NULL;
    }
    return stream;
}

/* Unpacks what fits. 1 at the end of a packed file, 0 on the way, -1 where the bytes are damaged. */
static inline int soma_gunzip(
    z_stream *stream, const unsigned char *input, size_t count, size_t *used, unsigned char *output, size_t capacity,
    size_t *made) {
    *used = *made = 0;
    if (stream == NULL) return -1;
    stream->next_in = (unsigned char *)input;
    stream->avail_in = (unsigned)count;
    stream->next_out = output;
    stream->avail_out = (unsigned)capacity;
    int state = inflate(stream, Z_NO_FLUSH);
    /* Another packed file may follow in the same one. */
    if (state == Z_STREAM_END && inflateReset(stream) != Z_OK) return -1;
    *used = count - stream->avail_in;
    *made = capacity - stream->avail_out;
    if (state == Z_STREAM_END) return 1;
    return state == Z_OK || state == Z_BUF_ERROR ? 0 : -1;
}

static inline void soma_gunzip_end(z_stream *stream) {
    if (stream == NULL) return;
    inflateEnd(stream);
    free(stream);
}

#endif
