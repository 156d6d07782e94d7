import os
import subprocess
import sys
from pathlib import Path


def test_the_data_folder_is_made_when_it_is_missing(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {"DEVELOPMENT": "1", "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "behovsarbete.settings"}
    command = [sys.executable, "manage.py", "migrate", "--plan"]
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=60)
    assert folder.is_dir()
