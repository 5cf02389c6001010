/* The part of libclang's C interface that nnc uses, declared anew so that no header of libclang is needed.
   The interface has been stable since version 3.2; enumerators are named in Swift. */
#ifndef NNC_LIBCLANG_H
#define NNC_LIBCLANG_H

typedef struct { const void *data; unsigned flags; } CXString;
typedef struct { int kind; int xdata; const void *data[3]; } CXCursor;
typedef struct { int kind; void *data[2]; } CXType;
typedef struct { const void *data[2]; unsigned offset; } CXSourceLocation;
typedef struct { const void *data[2]; unsigned begin, end; } CXSourceRange;
typedef struct { const char *name; const char *contents; unsigned long length; } CXUnsavedFile;
typedef int (*CXCursorVisitor)(CXCursor cursor, CXCursor parent, void *context);

/* Each function of the interface, with its result and its parameters. */
#define LIBCLANG_FUNCTIONS(F) \
    F(CXString, getClangVersion, (void)) \
    F(const char *, getCString, (CXString)) \
    F(void, disposeString, (CXString)) \
    F(void *, createIndex, (int excludesDeclarations, int displaysDiagnostics)) \
    F(void, disposeIndex, (void *index)) \
    F(int, parseTranslationUnit2, (void *index, const char *path, const char *const *arguments, int argumentCount, \
        CXUnsavedFile *files, unsigned fileCount, unsigned options, void **unit)) \
    F(void, disposeTranslationUnit, (void *unit)) \
    F(CXCursor, getTranslationUnitCursor, (void *unit)) \
    F(unsigned, getNumDiagnostics, (void *unit)) \
    F(void *, getDiagnostic, (void *unit, unsigned index)) \
    F(void, disposeDiagnostic, (void *diagnostic)) \
    F(int, getDiagnosticSeverity, (void *diagnostic)) \
    F(CXString, getDiagnosticSpelling, (void *diagnostic)) \
    F(CXString, getDiagnosticOption, (void *diagnostic, CXString *disable)) \
    F(CXSourceLocation, getDiagnosticLocation, (void *diagnostic)) \
    F(void *, getChildDiagnostics, (void *diagnostic)) \
    F(unsigned, getNumDiagnosticsInSet, (void *set)) \
    F(void *, getDiagnosticInSet, (void *set, unsigned index)) \
    F(void, getFileLocation, (CXSourceLocation, void **file, unsigned *line, unsigned *column, unsigned *offset)) \
    F(CXString, getFileName, (void *file)) \
    F(const char *, getFileContents, (void *unit, void *file, unsigned long *length)) \
    F(int, Location_isFromMainFile, (CXSourceLocation)) \
    F(unsigned, visitChildren, (CXCursor, CXCursorVisitor, void *context)) \
    F(CXString, getCursorSpelling, (CXCursor)) \
    F(CXSourceRange, getCursorExtent, (CXCursor)) \
    F(CXSourceLocation, getCursorLocation, (CXCursor)) \
    F(CXSourceLocation, getRangeStart, (CXSourceRange)) \
    F(CXSourceLocation, getRangeEnd, (CXSourceRange)) \
    F(CXCursor, getCursorReferenced, (CXCursor)) \
    F(CXCursor, getCursorDefinition, (CXCursor)) \
    F(int, Cursor_isNull, (CXCursor)) \
    F(unsigned, equalCursors, (CXCursor, CXCursor)) \
    F(unsigned, hashCursor, (CXCursor)) \
    F(int, Cursor_getStorageClass, (CXCursor)) \
    F(unsigned, Cursor_isVariadic, (CXCursor)) \
    F(CXType, getCursorType, (CXCursor)) \
    F(CXType, getCursorResultType, (CXCursor)) \
    F(CXType, getCanonicalType, (CXType)) \
    F(CXString, getTypeSpelling, (CXType)) \
    F(void *, Cursor_Evaluate, (CXCursor)) \
    F(int, EvalResult_getKind, (void *result)) \
    F(long long, EvalResult_getAsLongLong, (void *result)) \
    F(double, EvalResult_getAsDouble, (void *result)) \
    F(void, EvalResult_dispose, (void *result))

#define LIBCLANG_FIELD(result, name, parameters) result (*name) parameters;
/* The functions of a library that has been loaded, without their common prefix `clang_`. */
struct libclang { LIBCLANG_FUNCTIONS(LIBCLANG_FIELD) };
#undef LIBCLANG_FIELD

/* Fills `functions` from a library that dlopen returned; the name of the first that it lacks, or NULL. */
const char *libclang_bind(struct libclang *functions, void *library);

#endif
