; The installer for one user: no administrator, no question that is not needed, /S for none at all.
; packaging/windows/build.sh gives VERSION, KILOBYTES, BUNDLE, OUT, and in REMOVE a file with one
; Delete for each file of the bundle that does not stand in its folder lib.
Target amd64-unicode
Unicode true
!include "MUI2.nsh"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Fairlead"

Name "Fairlead"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Fairlead"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64
ManifestDPIAware true
BrandingText "Fairlead ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Fairlead"
VIAddVersionKey "FileDescription" "Fairlead setup"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache License 2.0"

!define MUI_ICON "${BUNDLE}/fairlead.ico"
!define MUI_UNICON "${BUNDLE}/fairlead.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\pythonw.exe"
!define MUI_FINISHPAGE_RUN_PARAMETERS "-m fairlead"
!define MUI_FINISHPAGE_RUN_TEXT "Start Fairlead"
!insertmacro MUI_PAGE_LICENSE "${BUNDLE}/LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

Section
  ; A version before leaves no module behind that this one does not have.
  RMDir /r "$INSTDIR\lib"
  SetOutPath "$INSTDIR"
  File /r "${BUNDLE}/*"
  IfErrors 0 +3
    SetErrorLevel 2
    Abort "The files could not be written to $INSTDIR. Is the disk full?"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateDirectory "$SMPROGRAMS\Fairlead"
  CreateShortcut "$SMPROGRAMS\Fairlead\Fairlead.lnk" "$INSTDIR\pythonw.exe" "-m fairlead" \
    "$INSTDIR\fairlead.ico"
  CreateShortcut "$SMPROGRAMS\Fairlead\Practice in the sandbox.lnk" "$INSTDIR\pythonw.exe" \
    "-m fairlead --sandbox" "$INSTDIR\fairlead.ico"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Fairlead"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\fairlead.ico"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The makers of Fairlead"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  ; Journals (in %LOCALAPPDATA%\fairlead) and credentials are the user's own and stay.
  ; What else the user keeps in this folder stays as well.
  RMDir /r "$INSTDIR\lib"
  !include "${REMOVE}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  RMDir /r "$SMPROGRAMS\Fairlead"
  DeleteRegKey HKCU "${UNINSTALL}"
SectionEnd
