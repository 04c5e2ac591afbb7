/*
 * Loaded before a program (LD_PRELOAD), makes a folder what many network folders are. Below NO_LOCKS_BELOW a lock fails
 * with the error that NO_LOCKS_ERROR is the number of; below NO_SHARING_BELOW no file can be mapped into memory.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static int below(const char *name, int descriptor) {
  const char *folder = getenv(name);
  char link[64], path[4096];
  if (folder == NULL || descriptor < 0) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strncmp(path, folder, strlen(folder)) == 0;
}

static int refused(void) {
  const char *number = getenv("NO_LOCKS_ERROR");
  errno = number == NULL ? ENOLCK : atoi(number);
  return -1;
}

static int is_lock(int command) {
  return command == F_SETLK || command == F_SETLKW || command == F_GETLK || command == F_OFD_SETLK ||
         command == F_OFD_SETLKW || command == F_OFD_GETLK;
}

#define FCNTL(name)                                                                  \
  int name(int descriptor, int command, ...) {                                       \
    static int (*real)(int, int, ...);                                               \
    va_list rest;                                                                    \
    va_start(rest, command);                                                         \
    void *argument = va_arg(rest, void *);                                           \
    va_end(rest);                                                                    \
    if (real == NULL) real = (int (*)(int, int, ...))dlsym(RTLD_NEXT, #name);        \
    if (is_lock(command) && below("NO_LOCKS_BELOW", descriptor)) return refused();   \
    return real(descriptor, command, argument);                                      \
  }
FCNTL(fcntl)
FCNTL(fcntl64)

int flock(int descriptor, int operation) {
  static int (*real)(int, int);
  if (real == NULL) real = (int (*)(int, int))dlsym(RTLD_NEXT, "flock");
  if (below("NO_LOCKS_BELOW", descriptor)) return refused();
  return real(descriptor, operation);
}

#define MMAP(name, offset_type)                                                                        \
  void *name(void *at, size_t length, int protection, int flags, int descriptor, offset_type offset) { \
    static void *(*real)(void *, size_t, int, int, int, offset_type);                                  \
    if (real == NULL) real = (void *(*)(void *, size_t, int, int, int, offset_type))dlsym(RTLD_NEXT, #name); \
    if (below("NO_SHARING_BELOW", descriptor)) {                                                       \
      errno = ENODEV;                                                                                  \
      return MAP_FAILED;                                                                               \
    }                                                                                                  \
    return real(at, length, protection, flags, descriptor, offset);                                    \
  }
MMAP(mmap, off_t)
MMAP(mmap64, off64_t)
