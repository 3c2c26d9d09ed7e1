/* Stands in for Windows' ICU under Wine 8, which has none. Test only: it knows no converter, so Qt
 * falls back to its own ones (UTF-8, UTF-16, Latin-1). The functions are those that Qt6Core.dll
 * imports; https://unicode-org.github.io/icu-docs/apidoc/released/icu4c/ucnv_8h.html */
#define EXPORT __declspec(dllexport)
#define U_FILE_ACCESS_ERROR 4

EXPORT void *ucnv_open(const char *name, int *error) { *error = U_FILE_ACCESS_ERROR; return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT const char *ucnv_getAvailableName(int index) { return 0; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, int *error)
{ *error = U_FILE_ACCESS_ERROR; return 0; }
EXPORT const char *ucnv_getName(const void *converter, int *error) { return ""; }

#define UNUSED(name) EXPORT void name(void) {}
UNUSED(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
UNUSED(UCNV_TO_U_CALLBACK_SUBSTITUTE)
UNUSED(ucnv_cbFromUWriteUChars)
UNUSED(ucnv_cbToUWriteUChars)
UNUSED(ucnv_close)
UNUSED(ucnv_fromUCountPending)
UNUSED(ucnv_fromUnicode)
UNUSED(ucnv_getFromUCallBack)
UNUSED(ucnv_getMaxCharSize)
UNUSED(ucnv_getToUCallBack)
UNUSED(ucnv_reset)
UNUSED(ucnv_setFromUCallBack)
UNUSED(ucnv_setToUCallBack)
UNUSED(ucnv_toUCountPending)
UNUSED(ucnv_toUnicode)
