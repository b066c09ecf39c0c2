# Builds the three programs into POS_HOME/app/VERSION, where VERSION is a hash of what they are made from; sourced, never run.
# shellcheck shell=bash
#
# A new version has a new folder, so that no file of a running program is overwritten.

# PROJECT=FOLDER
programs=(Pos.Api=api Pos.LedgerSync=ledger-sync deploy/simulators=simulators)

source_version() {
  (
    cd "$root" || exit
    {
      "$dotnet" --version
      find Pos.Api Pos.Contracts Pos.LedgerSync deploy/simulators Directory.*.props global.json .editorconfig \
        \( -name bin -o -name obj \) -prune -o -type f -print0 | sort -z | xargs -0 sha256sum
    } | sha256sum | cut -c1-12
  )
}

require_dotnet() {
  dotnet=$(readlink -f "$(command -v dotnet || echo /missing)")
  [ -x "$dotnet" ] || fail 3 "the .NET SDK 10 is missing: see https://dotnet.microsoft.com/download"
  (cd "$root" && "$dotnet" --version) >/dev/null 2>&1 || fail 3 "this .NET SDK is not the one of global.json: $( (cd "$root" && "$dotnet" --version) 2>&1 | head -n 3 | tr '\n' ' ')"
}

publish_programs() {
  local version program project folder log="$POS_HOME/log/publish.log"
  version=$(source_version)
  app=$POS_HOME/app/$version
  [ ! -e "$app/.complete" ] || return 0

  rm -rf "$app"
  : >"$log"
  for program in "${programs[@]}"; do
    project=${program%=*} folder=${program#*=}
    # No compiler or build server stays behind. The analyzers have their say in deploy/test.
    "$dotnet" publish "$root/$project" --configuration Release --output "$app/$folder" --nologo --verbosity quiet \
      -nodeReuse:false -p:UseSharedCompilation=false -p:RunAnalyzers=false </dev/null >>"$log" 2>&1 9>&- ||
      fail_with_log "$log" "$project could not be built"
  done
  touch "$app/.complete"
}

# When all run from the current version, the others have served.
drop_older_programs() { find "$POS_HOME/app" -mindepth 1 -maxdepth 1 ! -path "$app" -exec rm -rf {} +; }
